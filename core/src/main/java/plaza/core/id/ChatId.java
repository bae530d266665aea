package plaza.core.id;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.UUID;
import plaza.core.Ids;

/**
 * Names a chat. That of two people follows from who they are (a UUID of version 3, RFC 9562), so
 * that they have one however often it is opened; a room's is a UUIDv7.
 */
public record ChatId(UUID value) implements Id<ChatId> {
    /** The chat of two people, whoever asks. */
    public static ChatId of(UserId one, UserId other) {
        boolean ordered = one.compareTo(other) < 0;
        String pair = ordered ? one + " " + other : other + " " + one;
        return new ChatId(UUID.nameUUIDFromBytes(("chat " + pair).getBytes(UTF_8)));
    }

    public static Optional<ChatId> parse(String text) {
        return Ids.parse(text).map(ChatId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
