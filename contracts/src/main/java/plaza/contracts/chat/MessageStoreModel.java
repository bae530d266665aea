package plaza.contracts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.chat.Chat;
import plaza.core.chat.Disappearing;
import plaza.core.chat.Message;
import plaza.core.chat.MessageStore;
import plaza.core.chat.Window;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;

/** Whatever is said, read, taken back and disappears, two stores answer alike at every time. */
public final class MessageStoreModel {
    private static final int MESSAGES = 8;
    private static final int SPAN = 12;
    private static final AtomicInteger TRIES = new AtomicInteger();

    private final MessageStore model;
    private final MessageStore store;

    // Each try is earlier than those before it: what they left has not disappeared yet.
    private final Instant start =
            Instant.parse("2026-05-04T12:00:00Z").minus(Duration.ofDays(TRIES.incrementAndGet()));
    private final List<UserId> people;
    private final List<Chat> chats;
    private final List<Message> messages;

    /**
     * @param store that nobody else writes to
     * @param chats in which nothing was said
     */
    public MessageStoreModel(
            MessageStore model, MessageStore store, List<UserId> people, List<Chat> chats) {
        this.model = model;
        this.store = store;
        this.people = List.copyOf(people);
        this.chats = List.copyOf(chats);
        this.messages = IntStream.range(0, MESSAGES).mapToObj(this::message).toList();
    }

    /** Rooms for where no engine insists on their being stored. */
    public static List<Chat> rooms(UserId owner) {
        return Stream.generate(() -> ChatSamples.room(owner, Instant.EPOCH)).limit(2).toList();
    }

    private Message message(int which) {
        UserId sender = people.get(which % people.size());
        @Nullable Disappearing disappearing =
                which % 3 == 0
                        ? null
                        : new Disappearing(
                                Duration.ofSeconds(1 + which % 4),
                                which % 3 == 1 ? Disappearing.From.READ : Disappearing.From.SENT);
        return ChatSamples.message(
                chats.get(which % chats.size()),
                sender,
                which + 1L,
                start.plusSeconds(which / 2),
                disappearing);
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
        for (int step : steps) {
            assertThat(apply(store, step)).isEqualTo(apply(model, step));
        }
        for (int second = 0; second <= SPAN; second += 2) {
            assertSame(start.plusSeconds(second));
        }
        messages.forEach(message -> store.remove(message.id()));
    }

    private void assertSame(Instant now) {
        List<MessageId> ids = messages.stream().map(Message::id).toList();
        assertThat(store.findAll(ids, now)).isEqualTo(model.findAll(ids, now));
        for (int limit = 1; limit < MESSAGES + 2; limit += 4) {
            assertThat(store.listDisappeared(now, limit))
                    .isEqualTo(model.listDisappeared(now, limit));
        }
        for (int after = 0; after < MESSAGES; after += 3) {
            int from = after;
            List<Window> windows =
                    chats.stream().map(chat -> new Window(chat.id(), from, from + 5L)).toList();
            Set<UserId> unheard = Set.copyOf(people.subList(0, after % people.size()));
            assertThat(store.findLatest(windows, unheard, now))
                    .isEqualTo(model.findLatest(windows, unheard, now));
            assertThat(store.count(windows, unheard, 2, now))
                    .isEqualTo(model.count(windows, unheard, 2, now));
            for (Window window : windows) {
                assertThat(Page.all(2, page -> store.list(window, page, now)).toList())
                        .isEqualTo(Page.all(2, page -> model.list(window, page, now)).toList());
            }
        }
    }

    private boolean apply(MessageStore to, int step) {
        Message message = messages.get(step / 10 % MESSAGES);
        return switch (step % 10) {
            case 0 -> to.remove(message.id());
            case 1 -> to.deleteContent(message.id());
            case 2, 3, 4 -> {
                to.markRead(
                        new Window(message.chat(), step / 1_000 % 4, message.number()),
                        people.get(step / 100 % people.size()),
                        start.plusSeconds(step / 1_000 % SPAN));
                yield true;
            }
            default -> to.insert(message);
        };
    }
}
