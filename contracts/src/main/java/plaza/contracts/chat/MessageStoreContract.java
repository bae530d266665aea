package plaza.contracts.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.chat.ChatSamples.all;
import static plaza.contracts.chat.ChatSamples.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.BadCursors;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.contracts.Texts;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.chat.Chat;
import plaza.core.chat.Disappearing;
import plaza.core.chat.Message;
import plaza.core.chat.MessageStore;
import plaza.core.chat.MessageType;
import plaza.core.chat.Window;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;

/** The contract of every {@link MessageStore}. */
public interface MessageStoreContract extends Fixtures {
    Disappearing WHEN_READ = new Disappearing(Duration.ofSeconds(10), Disappearing.From.READ);
    Disappearing WHEN_SENT = new Disappearing(Duration.ofSeconds(10), Disappearing.From.SENT);

    MessageStore store();

    /** A room of this person, stored where an engine insists on it. */
    default Chat givenChat(UserId owner) {
        return ChatSamples.room(owner, Samples.now());
    }

    /** A chat of two, stored where an engine insists on it. */
    default Chat givenChat(UserId one, UserId other) {
        return ChatSamples.direct(one, other, Samples.now());
    }

    @Test
    default void everyFieldIsKept() {
        UserId one = givenUser();
        UserId other = givenUser();
        Instant at = Samples.now();
        long number = 0;
        for (Chat chat : List.of(givenChat(one), givenChat(one, other))) {
            List<Message> sent = new ArrayList<>();
            for (String text : Texts.hard()) {
                for (MessageType type : MessageType.values()) {
                    sent.add(with(message(chat, one, ++number, at), type, text));
                }
            }
            sent.add(message(chat, one, ++number, at, WHEN_READ));
            sent.add(message(chat, one, ++number, at, WHEN_SENT));
            for (Message message : sent) {
                assertThat(store().insert(message)).isTrue();
                assertThat(store().findAll(List.of(message.id()), at))
                        .isEqualTo(Map.of(message.id(), message));
            }
            assertThat(list(all(chat), at)).isEqualTo(sent.reversed());
        }
    }

    private static Message with(Message message, MessageType type, @Nullable String content) {
        return new Message(
                message.id(),
                message.chat(),
                message.number(),
                message.sender(),
                message.receiver(),
                type,
                content,
                message.at(),
                message.disappearing(),
                message.disappearsAt());
    }

    @Test
    default void insertingAgainChangesNothing() {
        UserId user = givenUser();
        Chat chat = givenChat(user);
        Instant at = Samples.now();
        Message message = given(chat, user, 1, at, null);

        assertThat(store().insert(message)).isFalse();
        assertThat(store().insert(with(message, MessageType.VOICE, "other"))).isFalse();

        assertThat(list(all(chat), at)).containsExactly(message);
    }

    @Test
    default void whatIsNotThereIsNotFound() {
        UserId user = givenUser();
        Chat chat = givenChat(user);
        Instant at = Samples.now();
        MessageId unknown = message(chat, user, 1, at).id();

        assertThat(store().findAll(List.of(unknown), at)).isEmpty();
        assertThat(store().findAll(List.of(), at)).isEmpty();
        assertThat(store().list(all(chat), PageRequest.first(5), at)).isEqualTo(Page.empty());
        assertThat(store().findLatest(List.of(all(chat)), Set.of(), at)).isEmpty();
        assertThat(store().findLatest(List.of(), Set.of(), at)).isEmpty();
        assertThat(count(all(chat), user, 5, at)).isZero();
        assertThat(store().count(List.of(), Set.of(user), 5, at)).isEmpty();
        assertThat(store().deleteContent(unknown)).isFalse();
        assertThat(store().remove(unknown)).isFalse();
        store().markRead(all(chat), user, at);
    }

    @Test
    default void aWindowShowsWhatLiesInIt() {
        UserId user = givenUser();
        UserId reader = givenUser();
        Chat chat = givenChat(user);
        Chat other = givenChat(user);
        Instant at = Samples.now();
        List<Message> all = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            all.addFirst(given(chat, user, i, at.plusMillis(i), null));
            given(other, user, i, at.plusMillis(i), null);
        }
        var window = new Window(chat.id(), 2, 6);
        assertThat(list(window, at)).extracting(Message::number).containsExactly(6L, 5L, 4L, 3L);
        assertThat(store().findLatest(List.of(window, all(other)), Set.of(), at).get(chat.id()))
                .isEqualTo(all.get(3));
        assertThat(count(window, reader, 10, at)).isEqualTo(4);
        assertThat(count(window, reader, 3, at)).isEqualTo(3);
        assertThat(count(window, user, 10, at)).isZero();
        assertThat(count(new Window(chat.id(), 9, Long.MAX_VALUE), reader, 10, at)).isZero();
        for (int limit = 1; limit < 11; limit += 3) {
            assertThat(Page.all(limit, page -> store().list(all(chat), page, at)).toList())
                    .isEqualTo(all);
        }
        BadCursors.refusedBy(page -> store().list(all(chat), page, at));
    }

    @Test
    default void whoIsNotHeardIsNeitherTheLatestNorCounted() {
        UserId user = givenUser();
        UserId unheard = givenUser();
        UserId another = givenUser();
        Chat chat = givenChat(user);
        Instant at = Samples.now();
        Message heard = given(chat, user, 1, at, null);
        given(chat, unheard, 2, at, null);
        given(chat, another, 3, at, null);
        given(chat, unheard, 4, at, null);
        List<Window> windows = List.of(all(chat));
        Set<UserId> both = Set.of(unheard, another);

        assertThat(store().findLatest(windows, both, at)).containsOnly(Map.entry(chat.id(), heard));
        assertThat(store().count(windows, both, 10, at)).containsOnly(Map.entry(chat.id(), 1));
        assertThat(store().count(windows, Set.of(), 10, at)).containsOnly(Map.entry(chat.id(), 4));
        assertThat(store().findLatest(windows, Set.of(user, unheard, another), at)).isEmpty();
    }

    /** As many as may block one person. */
    @Test
    default void ofVeryManyPeopleNobodyIsHeard() {
        UserId user = givenUser();
        UserId unheard = givenUser();
        Chat chat = givenChat(user);
        Instant at = Samples.now();
        Message heard = given(chat, user, 1, at, null);
        given(chat, unheard, 2, at, null);
        List<Window> windows = List.of(all(chat));
        Set<UserId> many =
                Stream.concat(Stream.of(unheard), Stream.generate(Samples::userId).limit(400_000))
                        .collect(Collectors.toSet());

        assertThat(store().findLatest(windows, many, at)).containsOnly(Map.entry(chat.id(), heard));
        assertThat(store().count(windows, many, 10, at)).containsOnly(Map.entry(chat.id(), 1));
    }

    @Test
    default void pagesStayAsTheyAreWhileMoreIsSaid() {
        UserId user = givenUser();
        Chat chat = givenChat(user);
        Instant at = Samples.now();
        for (int i = 1; i <= 6; i++) {
            given(chat, user, i, at, null);
        }
        Page<Message> first = store().list(all(chat), PageRequest.first(3), at);
        given(chat, user, 7, at, null);

        Page<Message> second = store().list(all(chat), PageRequest.first(3).from(first.next()), at);

        assertThat(second.items()).extracting(Message::number).containsExactly(3L, 2L, 1L);
        assertThat(second.next()).isNull();
    }

    @Test
    default void deletingTakesTheContentAndKeepsThePlace() {
        UserId user = givenUser();
        UserId reader = givenUser();
        Chat chat = givenChat(user);
        Instant at = Samples.now();
        Message message = given(chat, user, 1, at, null);
        given(chat, user, 2, at, null);

        assertThat(store().deleteContent(message.id())).isTrue();
        assertThat(store().deleteContent(message.id())).isFalse();

        Message deleted = store().findAll(List.of(message.id()), at).get(message.id());
        assertThat(deleted).isEqualTo(with(message, MessageType.TEXT, null));
        assertThat(list(all(chat), at)).extracting(Message::number).containsExactly(2L, 1L);
        assertThat(count(all(chat), reader, 5, at)).isEqualTo(1);
        assertThat(store().insert(message)).isFalse();
    }

    @Test
    default void whatDisappearsIsGoneAtThatMomentFromEveryAnswer() {
        UserId user = givenUser();
        UserId reader = givenUser();
        Chat chat = givenChat(user);
        Instant at = Samples.now();
        Message message = given(chat, user, 1, at, WHEN_SENT);
        Instant gone = at.plusSeconds(10);
        Instant before = gone.minusMillis(1);

        assertThat(list(all(chat), before)).containsExactly(message);
        assertThat(store().findLatest(List.of(all(chat)), Set.of(), before)).hasSize(1);
        assertThat(count(all(chat), reader, 5, before)).isEqualTo(1);

        assertThat(store().findAll(List.of(message.id()), gone)).isEmpty();
        assertThat(list(all(chat), gone)).isEmpty();
        assertThat(store().findLatest(List.of(all(chat)), Set.of(), gone)).isEmpty();
        assertThat(count(all(chat), reader, 5, gone)).isZero();
        assertThat(store().listDisappeared(before, 1_000)).doesNotContain(message.id());
        assertThat(store().listDisappeared(gone, 1_000)).contains(message.id());

        assertThat(store().remove(message.id())).isTrue();
        assertThat(store().remove(message.id())).isFalse();
        assertThat(store().listDisappeared(gone, 1_000)).doesNotContain(message.id());
        assertThat(store().findAll(List.of(message.id()), Instant.EPOCH)).isEmpty();
    }

    @Test
    default void theTimeBeginsWhenSomebodyElseReadsItFirst() {
        UserId user = givenUser();
        UserId reader = givenUser();
        Chat chat = givenChat(user);
        Instant at = Samples.now();
        Message first = given(chat, user, 1, at, WHEN_READ);
        Message later = given(chat, user, 2, at, WHEN_READ);
        Message stays = given(chat, user, 3, at, null);

        store().markRead(all(chat), user, at.plusSeconds(1));
        assertThat(list(all(chat), at.plusSeconds(3_600))).containsExactly(stays, later, first);

        store().markRead(new Window(chat.id(), 0, 1), reader, at.plusSeconds(5));
        store().markRead(new Window(chat.id(), 0, 1), givenUser(), at.plusSeconds(9));

        assertThat(list(all(chat), at.plusSeconds(15).minusMillis(1)))
                .extracting(Message::number)
                .containsExactly(3L, 2L, 1L);
        assertThat(list(all(chat), at.plusSeconds(15))).containsExactly(stays, later);
    }

    private int count(Window window, UserId reader, int limit, Instant now) {
        Map<ChatId, Integer> counts = store().count(List.of(window), Set.of(reader), limit, now);
        assertThat(counts).containsOnlyKeys(window.chat());
        return counts.getOrDefault(window.chat(), -1);
    }

    private List<Message> list(Window window, Instant now) {
        return store().list(window, PageRequest.first(1_000), now).items();
    }

    private Message given(
            Chat chat,
            UserId sender,
            long number,
            Instant at,
            @Nullable Disappearing disappearing) {
        Message message = message(chat, sender, number, at, disappearing);
        assertThat(store().insert(message)).isTrue();
        return message;
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId sender = givenUser();
        UserId reader = givenUser();
        Chat chat = givenChat(sender, reader);
        Instant at = Samples.now();
        Message message = message(chat, sender, 1, at);
        store().insert(message);
        AnyNumber.of(MessageStore.class, store(), manyIds())
                .finds(
                        "findAll",
                        List.of(message.id()),
                        () -> message(chat, sender, 1, at).id(),
                        (messages, ids) -> messages.findAll(ids, at))
                .finds(
                        "findLatest",
                        List.of(all(chat)),
                        () -> all(ChatSamples.room(sender, at)),
                        (messages, windows) -> messages.findLatest(windows, Set.of(), at))
                .finds(
                        "count",
                        List.of(all(chat)),
                        () -> all(ChatSamples.room(sender, at)),
                        (messages, windows) -> messages.count(windows, Set.of(reader), 10, at))
                .andThatIsAll();
    }
}
