package plaza.core.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.id.ChatId;
import plaza.core.id.UserId;

/**
 * A chat, without what is said in it.
 *
 * @param name of a room; null where two people talk
 * @param namedBy who gave it that name; null for its creator
 * @param creator who opened it
 * @param peer the other one, where two people talk; null in a room
 * @param last the number of its latest message; 0 where there is none
 * @param latestAt when that was sent, or the chat was made; whole milliseconds
 */
public record Chat(
        ChatId id,
        ChatKind kind,
        @Nullable String name,
        @Nullable UserId namedBy,
        UserId creator,
        @Nullable UserId peer,
        Instant createdAt,
        long last,
        Instant latestAt) {

    /** Whose words its name is. */
    public UserId namer() {
        return namedBy == null ? creator : namedBy;
    }

    /** With whom this person talks, where two do. */
    public @Nullable UserId peerOf(UserId user) {
        return user.equals(creator) ? peer : peer == null ? null : creator;
    }
}
