package plaza.core.chat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.event.Event;
import plaza.core.event.Stored;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;

/** A chat or what was said in it changed. */
public sealed interface ChatEvent extends Event {
    ChatId chat();

    @Override
    default UUID key() {
        return chat().value();
    }

    /** A chat was opened, or a room made. */
    record ChatCreated(ChatId chat, @Stored("user") UserId by, List<UserId> members, Instant at)
            implements ChatEvent {
        public ChatCreated {
            members = List.copyOf(members);
        }

        /** How many people somebody has asked is counted in all their chats. */
        @Override
        public Set<UUID> alsoAlone() {
            return Set.of(by.value());
        }

        @Override
        public String subject() {
            return "chat:" + chat;
        }
    }

    record ChatRenamed(ChatId chat, @Nullable String name, @Stored("user") UserId by, Instant at)
            implements ChatEvent {
        @Override
        public String subject() {
            return "chat:" + chat;
        }

        @Override
        public Event told() {
            return new ChatRenamed(chat, null, by, at);
        }
    }

    /** Somebody came into a room, left it, accepted a chat, or is or is not an owner any more. */
    record ChatMemberChanged(
            ChatId chat, @Stored("member") UserId user, @Stored("user") UserId by, Instant at)
            implements ChatEvent {
        @Override
        public String subject() {
            return "member:" + chat + ":" + user;
        }

        /** As {@link ChatCreated}. */
        @Override
        public Set<UUID> alsoAlone() {
            return Set.of(by.value());
        }
    }

    /** Holds ids only: what is said disappears from the journal too, by never being in it. */
    record MessageSent(ChatId chat, MessageId message, @Stored("user") UserId sender, Instant at)
            implements ChatEvent {
        @Override
        public String subject() {
            return "message:" + message;
        }
    }

    record MessageDeleted(ChatId chat, MessageId message, @Stored("user") UserId sender, Instant at)
            implements ChatEvent {
        @Override
        public String subject() {
            return "message:" + message;
        }
    }

    /** Somebody has read a chat, up to a number. */
    record ChatRead(ChatId chat, @Stored("user") UserId reader, long upTo, Instant at)
            implements ChatEvent {
        @Override
        public UUID key() {
            return reader.value();
        }

        /** What disappears once it is read is copied then, and may not be taken back meanwhile. */
        @Override
        public Set<UUID> alsoAlone() {
            return Set.of(chat().value());
        }

        @Override
        public String subject() {
            return "read:" + chat + ":" + reader;
        }
    }
}
