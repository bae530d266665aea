package plaza.memory.chat;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import plaza.core.chat.FleetingMessages;
import plaza.core.chat.Message;
import plaza.core.id.MessageId;

/** Messages that disappear, in memory. Thread-safe. */
public final class MemoryFleetingMessages implements FleetingMessages {
    private final Map<MessageId, Kept> kept = new HashMap<>();

    private record Kept(Message message, long until) {
        boolean isOver() {
            return System.nanoTime() - until >= 0;
        }
    }

    @Override
    public synchronized void put(Message message, Duration left) {
        if (message.disappearsAt() == null) {
            throw new IllegalArgumentException("it is not known when it disappears");
        }
        if (left.isPositive()) {
            kept.put(message.id(), new Kept(message, System.nanoTime() + left.toNanos()));
        } else {
            kept.remove(message.id());
        }
    }

    @Override
    public synchronized Map<MessageId, Message> findAll(Collection<MessageId> ids) {
        kept.values().removeIf(Kept::isOver);
        Map<MessageId, Message> found = new HashMap<>();
        for (MessageId id : ids) {
            Kept one = kept.get(id);
            if (one != null) {
                found.put(id, one.message());
            }
        }
        return found;
    }

    @Override
    public synchronized void remove(MessageId id) {
        kept.remove(id);
    }
}
