package plaza.contracts.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static plaza.contracts.chat.ChatSamples.message;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Samples;
import plaza.contracts.Texts;
import plaza.core.chat.Chat;
import plaza.core.chat.Disappearing;
import plaza.core.chat.FleetingMessages;
import plaza.core.chat.Message;
import plaza.core.chat.MessageType;
import plaza.core.id.MessageId;

/** The contract of every {@link FleetingMessages}. */
public interface FleetingMessagesContract {
    Duration LONG = Duration.ofHours(1);

    FleetingMessages copies();

    private static Message disappearing(Chat chat) {
        return message(
                chat,
                chat.creator(),
                1,
                Samples.now(),
                new Disappearing(LONG, Disappearing.From.SENT));
    }

    private static Chat chat() {
        return ChatSamples.room(Samples.userId(), Samples.now());
    }

    private static Message with(Message sample, MessageType type, String content) {
        return new Message(
                sample.id(),
                sample.chat(),
                sample.number(),
                sample.sender(),
                sample.receiver(),
                type,
                content,
                sample.at(),
                sample.disappearing(),
                sample.disappearsAt());
    }

    @Test
    default void everyFieldIsKept() {
        for (Chat chat :
                List.of(
                        chat(),
                        ChatSamples.direct(Samples.userId(), Samples.userId(), Samples.now()))) {
            for (String text : Texts.hard()) {
                for (MessageType type : MessageType.values()) {
                    Message message = with(disappearing(chat), type, text);
                    copies().put(message, LONG);
                    assertThat(copies().findAll(List.of(message.id())))
                            .isEqualTo(Map.of(message.id(), message));
                }
            }
        }
    }

    @Test
    default void aMessageIsGoneWhenItsTimeIsOver() {
        Message message = disappearing(chat());
        Message over = disappearing(chat());
        copies().put(message, Duration.ofMillis(300));
        copies().put(over, LONG);
        copies().put(over, Duration.ZERO);
        assertThat(copies().findAll(List.of(over.id()))).isEmpty();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> copies().findAll(List.of(message.id())).isEmpty());
    }

    @Test
    default void aMessageThatIsRemovedIsGoneAtOnce() {
        Message message = disappearing(chat());
        Message other = disappearing(chat());
        copies().put(message, LONG);
        copies().put(other, LONG);
        copies().remove(message.id());
        copies().remove(message.id());
        assertThat(copies().findAll(List.of(message.id(), other.id())))
                .containsOnlyKeys(other.id());
    }

    @Test
    default void whatIsNotKeptIsNotFound() {
        assertThat(copies().findAll(List.of())).isEmpty();
        assertThat(copies().findAll(List.of(new MessageId(Samples.userId().value())))).isEmpty();
    }

    @Test
    default void whatDoesNotDisappearIsRefused() {
        Message stays = message(chat(), Samples.userId(), 1, Samples.now());
        assertThatThrownBy(() -> copies().put(stays, LONG))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void everyCallTakesAnyNumber() {
        Message message = disappearing(chat());
        copies().put(message, LONG);
        AnyNumber.of(FleetingMessages.class, copies())
                .finds(
                        "findAll",
                        List.of(message.id()),
                        () -> new MessageId(Samples.userId().value()),
                        (copies, ids) -> copies.findAll(ids).keySet())
                .andThatIsAll();
    }
}
