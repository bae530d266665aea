package plaza.core.chat;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import plaza.core.id.MessageId;

/**
 * Copies of messages whose time has begun, beside the store that has them for certain: each until
 * it disappears, and not a moment longer. May be lost at any time.
 */
public interface FleetingMessages {
    /**
     * Keeps a message.
     *
     * @param left until it disappears; nothing is kept where that is over
     * @throws IllegalArgumentException for one of which it is not known when it disappears
     */
    void put(Message message, Duration left);

    /** Messages by id; those that are not kept, or have disappeared, are left out. */
    Map<MessageId, Message> findAll(Collection<MessageId> ids);

    /** Forgets a message before its time. */
    void remove(MessageId id);
}
