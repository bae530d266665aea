package plaza.contracts.chat;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.chat.Chat;
import plaza.core.chat.ChatKind;
import plaza.core.chat.ChatRole;
import plaza.core.chat.Disappearing;
import plaza.core.chat.Member;
import plaza.core.chat.Message;
import plaza.core.chat.MessageType;
import plaza.core.chat.Window;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;

/** Chats and messages for contracts and models. */
final class ChatSamples {
    private static final Ids IDS = new Ids(Clock.systemUTC());

    private ChatSamples() {}

    static Chat room(UserId creator, Instant at) {
        return room(new ChatId(IDS.next()), creator, at);
    }

    static Chat room(ChatId id, UserId creator, Instant at) {
        return new Chat(id, ChatKind.ROOM, "Kitchen", null, creator, null, at, 0, at);
    }

    static Chat direct(UserId one, UserId other, Instant at) {
        return new Chat(ChatId.of(one, other), ChatKind.DIRECT, null, null, one, other, at, 0, at);
    }

    static Member member(UserId user, Instant at) {
        return new Member(user, ChatRole.MEMBER, at, 0, null, 0, true, null);
    }

    static Member asked(UserId user, Instant at) {
        return new Member(user, ChatRole.MEMBER, at, 0, null, 0, false, null);
    }

    static Message message(Chat chat, UserId sender, long number, Instant at) {
        return message(chat, sender, number, at, null);
    }

    static Message message(
            Chat chat,
            UserId sender,
            long number,
            Instant at,
            @Nullable Disappearing disappearing) {
        return new Message(
                MessageId.of(chat.id(), sender, UUID.randomUUID().toString()),
                chat.id(),
                number,
                sender,
                chat.peerOf(sender),
                MessageType.TEXT,
                "Text " + number,
                at,
                disappearing,
                disappearing != null && disappearing.from() == Disappearing.From.SENT
                        ? at.plus(disappearing.after())
                        : null);
    }

    static Window all(Chat chat) {
        return new Window(chat.id(), 0, Long.MAX_VALUE);
    }
}
