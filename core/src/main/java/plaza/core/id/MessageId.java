package plaza.core.id;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.UUID;
import plaza.core.Ids;

/**
 * Names a message: it follows from the chat, the sender and what the sender's client calls it (a
 * UUID of version 3, RFC 9562), so that a message that is sent again is the same message.
 */
public record MessageId(UUID value) implements Id<MessageId> {
    public static MessageId of(ChatId chat, UserId sender, String clientId) {
        String name = "message " + chat + " " + sender + " " + clientId;
        return new MessageId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }

    public static Optional<MessageId> parse(String text) {
        return Ids.parse(text).map(MessageId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
