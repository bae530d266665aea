package plaza.core.chat;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.core.event.JournalPosition;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;
import plaza.core.update.Topic;

/** The updates that the members of a chat are told. */
public sealed interface ChatUpdate extends TalkUpdate {
    @Override
    default Topic topic() {
        return Topic.CHATS;
    }

    ChatId chat();

    /**
     * Somebody said something.
     *
     * @param content null where it disappears: who wants it asks for it, while it is there
     */
    record ChatMessage(
            ChatId chat,
            MessageId message,
            long number,
            UserId actor,
            MessageType type,
            @Nullable String content,
            Instant at)
            implements ChatUpdate {
        static ChatMessage of(Message message) {
            return new ChatMessage(
                    message.chat(),
                    message.id(),
                    message.number(),
                    message.sender(),
                    message.type(),
                    message.disappearing() == null ? message.content() : null,
                    message.at());
        }

        public boolean disappears() {
            return content == null;
        }

        @Override
        public Object act() {
            return message;
        }

        @Override
        public Optional<MessageId> shown() {
            return Optional.of(message);
        }
    }

    /** Somebody said something in a chat that the recipient has not accepted: not what. */
    record ChatRequest(ChatId chat, MessageId message, UserId actor, Instant at)
            implements ChatUpdate {
        static ChatRequest of(Message message) {
            return new ChatRequest(message.chat(), message.id(), message.sender(), message.at());
        }
    }

    /** A message was taken back. */
    record ChatDeletion(ChatId chat, MessageId message, UserId actor, Instant at)
            implements ChatUpdate {}

    /** Somebody has read the messages up to a number. */
    record ChatReading(ChatId chat, UserId actor, long upTo, Instant at) implements ChatUpdate {
        /** As who cannot see the messages behind another is told. */
        ChatReading notBehind(long number) {
            return number < upTo ? new ChatReading(chat, actor, number, at) : this;
        }
    }

    /**
     * The chat is another than before: its name, or who is in it.
     *
     * @param whom who came, left, or is another in it than before; null for the name
     * @param position of the event that made it so
     */
    record ChatChange(
            ChatId chat, UserId actor, @Nullable UserId whom, JournalPosition position, Instant at)
            implements ChatUpdate {}

    /** Somebody is writing something. */
    record ChatTyping(ChatId chat, UserId actor, Instant at) implements ChatUpdate {
        @Override
        public boolean passes() {
            return true;
        }
    }
}
