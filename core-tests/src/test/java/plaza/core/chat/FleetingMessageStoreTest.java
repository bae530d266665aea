package plaza.core.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.chat.MessageStoreContract;
import plaza.core.StorageException;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;
import plaza.memory.chat.MemoryFleetingMessages;
import plaza.memory.chat.MemoryMessageStore;

/** Copies of what disappears stand before the store, and nothing depends on them. */
final class FleetingMessageStoreTest implements MessageStoreContract {
    private final MemoryMessageStore durable = new MemoryMessageStore();
    private final MemoryFleetingMessages copies = new MemoryFleetingMessages();
    private final FleetingMessageStore store =
            new FleetingMessageStore(durable, copies, Clock.systemUTC());

    /** Copies on an engine that is away. */
    private static final class Away implements FleetingMessages {
        @Override
        public void put(Message message, Duration left) {
            throw away();
        }

        @Override
        public Map<MessageId, Message> findAll(Collection<MessageId> ids) {
            throw away();
        }

        @Override
        public void remove(MessageId id) {
            throw away();
        }

        private static StorageException away() {
            return StorageException.unavailable("away", null);
        }
    }

    @Override
    public MessageStore store() {
        return store;
    }

    private static Message sent(Disappearing.From from) {
        UserId sender = Samples.userId();
        ChatId chat = ChatId.of(sender, Samples.userId());
        Instant at = Samples.now();
        Duration after = Duration.ofMinutes(5);
        return new Message(
                MessageId.of(chat, sender, UUID.randomUUID().toString()),
                chat,
                1,
                sender,
                null,
                MessageType.TEXT,
                "for a moment",
                at,
                new Disappearing(after, from),
                from == Disappearing.From.SENT ? at.plus(after) : null);
    }

    private Map<MessageId, Message> copied(Message message) {
        return copies.findAll(List.of(message.id()));
    }

    @Test
    void whatDisappearsAfterItWasSentIsCopiedAndFoundWhereTheCopyIsLost() {
        Message message = sent(Disappearing.From.SENT);
        store.insert(message);
        assertThat(copied(message)).containsValue(message);
        copies.remove(message.id());
        assertThat(store.findAll(List.of(message.id()), message.at())).containsValue(message);
    }

    @Test
    void whatDisappearsAfterItWasReadIsCopiedFromThenOn() {
        Message message = sent(Disappearing.From.READ);
        store.insert(message);
        assertThat(copied(message)).isEmpty();
        store.markRead(
                new Window(message.chat(), 0, Long.MAX_VALUE), Samples.userId(), Samples.now());
        assertThat(copied(message)).containsOnlyKeys(message.id());
        assertThat(copied(message)).isEqualTo(durable.findAll(List.of(message.id()), message.at()));
    }

    @Test
    void whatIsTakenBackIsNotCopiedAnyMore() {
        Message message = sent(Disappearing.From.SENT);
        store.insert(message);
        assertThat(store.deleteContent(message.id())).isTrue();
        assertThat(copied(message)).isEmpty();
        Message other = sent(Disappearing.From.SENT);
        store.insert(other);
        assertThat(store.remove(other.id())).isTrue();
        assertThat(copied(other)).isEmpty();
    }

    @Test
    void whileTheCopiesAreAwayMessagesAreSentAndReadAndNotTakenBack() {
        var away = new FleetingMessageStore(durable, new Away(), Clock.systemUTC());
        Message message = sent(Disappearing.From.SENT);
        assertThat(away.insert(message)).isTrue();
        assertThat(away.findAll(List.of(message.id()), message.at())).containsValue(message);
        assertThatThrownBy(() -> away.deleteContent(message.id()))
                .isInstanceOf(StorageException.class);
        assertThat(durable.findAll(List.of(message.id()), message.at())).containsValue(message);
        assertThat(away.remove(message.id())).isTrue();
    }
}
