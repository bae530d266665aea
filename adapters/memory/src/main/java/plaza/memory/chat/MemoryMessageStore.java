package plaza.memory.chat;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.chat.Disappearing;
import plaza.core.chat.Message;
import plaza.core.chat.MessagePlace;
import plaza.core.chat.MessageStore;
import plaza.core.chat.Window;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;

/** Messages in memory. Thread-safe. */
public final class MemoryMessageStore implements MessageStore {
    private static final Comparator<Message> LATEST_FIRST =
            Comparator.comparingLong(Message::number).reversed();

    private final Map<MessageId, Message> messages = new HashMap<>();

    @Override
    public synchronized boolean insert(Message message) {
        return messages.putIfAbsent(message.id(), message) == null;
    }

    @Override
    public synchronized Map<MessageId, Message> findAll(Collection<MessageId> ids, Instant now) {
        return ids.stream()
                .distinct()
                .map(messages::get)
                .filter(Objects::nonNull)
                .filter(isThere(now))
                .collect(Collectors.toMap(Message::id, message -> message));
    }

    private static Predicate<Message> isThere(Instant now) {
        return message -> {
            Instant gone = message.disappearsAt();
            return gone == null || gone.isAfter(now);
        };
    }

    private Stream<Message> in(Window window) {
        return messages.values().stream()
                .filter(
                        message ->
                                message.chat().equals(window.chat())
                                        && message.number() > window.after()
                                        && message.number() <= window.upTo());
    }

    @Override
    public synchronized Page<Message> list(Window window, PageRequest page, Instant now) {
        long before = MessagePlace.of(page);
        List<Message> oneMore =
                in(window)
                        .filter(message -> message.number() < before)
                        .filter(isThere(now))
                        .sorted(LATEST_FIRST)
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(oneMore, page.limit(), MessagePlace::after);
    }

    @Override
    public synchronized Map<ChatId, Message> findLatest(
            Collection<Window> windows, Set<UserId> unheard, Instant now) {
        Map<ChatId, Message> latest = new HashMap<>();
        for (Window window : windows) {
            in(window)
                    .filter(isThere(now))
                    .filter(message -> !unheard.contains(message.sender()))
                    .min(LATEST_FIRST)
                    .ifPresent(message -> latest.put(window.chat(), message));
        }
        return latest;
    }

    @Override
    public synchronized Map<ChatId, Integer> count(
            Collection<Window> windows, Set<UserId> unheard, int limit, Instant now) {
        Map<ChatId, Integer> counts = new HashMap<>();
        for (Window window : windows) {
            long found =
                    in(window)
                            .filter(isThere(now))
                            .filter(message -> !message.isDeleted())
                            .filter(message -> !unheard.contains(message.sender()))
                            .limit(limit)
                            .count();
            counts.put(window.chat(), (int) found);
        }
        return counts;
    }

    @Override
    public synchronized boolean deleteContent(MessageId id) {
        Message message = messages.get(id);
        if (message == null || message.isDeleted()) {
            return false;
        }
        messages.put(id, with(message, null, message.disappearsAt()));
        return true;
    }

    private static Message with(
            Message message, @Nullable String content, @Nullable Instant disappearsAt) {
        return new Message(
                message.id(),
                message.chat(),
                message.number(),
                message.sender(),
                message.receiver(),
                message.type(),
                content,
                message.at(),
                message.disappearing(),
                disappearsAt);
    }

    @Override
    public synchronized void markRead(Window window, UserId reader, Instant at) {
        in(window)
                .filter(message -> message.disappearsAt() == null)
                .filter(message -> !message.sender().equals(reader))
                .toList()
                .forEach(message -> begin(message, at));
    }

    private void begin(Message message, Instant at) {
        Disappearing disappearing = message.disappearing();
        if (disappearing != null) {
            messages.put(
                    message.id(), with(message, message.content(), at.plus(disappearing.after())));
        }
    }

    @Override
    public synchronized List<MessageId> listDisappeared(Instant now, int limit) {
        return messages.values().stream()
                .filter(isThere(now).negate())
                .sorted(
                        Comparator.comparing(Message::disappearsAt)
                                .thenComparing(message -> message.id().value(), Ids::compare))
                .limit(limit)
                .map(Message::id)
                .toList();
    }

    @Override
    public synchronized boolean remove(MessageId id) {
        return messages.remove(id) != null;
    }
}
