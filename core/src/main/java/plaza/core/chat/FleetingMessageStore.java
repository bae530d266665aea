package plaza.core.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.StorageException;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;

/**
 * A store of messages with {@link FleetingMessages} before it: what disappears at a known time is
 * answered from there. The store has everything, so a copy that is not there is not missed; one
 * that is taken back goes from the copies first, and is not taken back where that fails.
 */
public final class FleetingMessageStore implements MessageStore {
    private static final Logger LOG = LoggerFactory.getLogger(FleetingMessageStore.class);

    private final MessageStore store;
    private final FleetingMessages copies;
    private final Clock clock;

    public FleetingMessageStore(MessageStore store, FleetingMessages copies, Clock clock) {
        this.store = store;
        this.copies = copies;
        this.clock = clock;
    }

    @Override
    public boolean insert(Message message) {
        boolean added = store.insert(message);
        if (added) {
            copy(List.of(message));
        }
        return added;
    }

    private void copy(Collection<Message> messages) {
        Instant now = clock.instant();
        for (Message message : messages) {
            Instant gone = message.disappearsAt();
            if (gone != null && !message.isDeleted()) {
                attempt(() -> copies.put(message, Duration.between(now, gone)));
            }
        }
    }

    /** What cannot be copied is in the store. */
    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (StorageException e) {
            LOG.debug("Messages that disappear are not copied", e);
        }
    }

    @Override
    public Map<MessageId, Message> findAll(Collection<MessageId> ids, Instant now) {
        Map<MessageId, Message> found = new HashMap<>();
        attempt(() -> found.putAll(copies.findAll(ids)));
        found.values()
                .removeIf(
                        message ->
                                message.disappearsAt() == null
                                        || !message.disappearsAt().isAfter(now));
        Set<MessageId> others = new HashSet<>(ids);
        others.removeAll(found.keySet());
        if (!others.isEmpty()) {
            found.putAll(store.findAll(others, now));
        }
        return found;
    }

    @Override
    public Page<Message> list(Window window, PageRequest page, Instant now) {
        return store.list(window, page, now);
    }

    @Override
    public Map<ChatId, Message> findLatest(
            Collection<Window> windows, Set<UserId> unheard, Instant now) {
        return store.findLatest(windows, unheard, now);
    }

    @Override
    public Map<ChatId, Integer> count(
            Collection<Window> windows, Set<UserId> unheard, int limit, Instant now) {
        return store.count(windows, unheard, limit, now);
    }

    @Override
    public boolean deleteContent(MessageId id) {
        copies.remove(id);
        return store.deleteContent(id);
    }

    /** Of what begins to disappear by it, the latest are copied. */
    @Override
    public void markRead(Window window, UserId reader, Instant at) {
        Set<MessageId> waiting = new HashSet<>();
        for (Message message :
                store.list(window, PageRequest.first(PageRequest.MAX_LIMIT), at).items()) {
            if (message.disappearing() != null && message.disappearsAt() == null) {
                waiting.add(message.id());
            }
        }
        store.markRead(window, reader, at);
        if (!waiting.isEmpty()) {
            copy(store.findAll(waiting, at).values());
        }
    }

    @Override
    public List<MessageId> listDisappeared(Instant now, int limit) {
        return store.listDisappeared(now, limit);
    }

    /** A copy that cannot be taken away goes at the same time by itself. */
    @Override
    public boolean remove(MessageId id) {
        attempt(() -> copies.remove(id));
        return store.remove(id);
    }
}
