package plaza.core.id;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.Ids;

/**
 * Names a post or a reply: a UUIDv7, so that the order of the ids is the order of the posts. Its
 * last hex digit is its author's bucket ({@link UserId#bucket}), so that a sharded store finds a
 * post from its id alone.
 */
public record PostId(UUID value) implements Id<PostId> {
    public static PostId of(UUID id, UserId author) {
        long least = (id.getLeastSignificantBits() & ~0xFL) | author.bucket();
        return new PostId(new UUID(id.getMostSignificantBits(), least));
    }

    public static Optional<PostId> parse(String text) {
        return Ids.parse(text).map(PostId::new);
    }

    public Cursor toCursor() {
        return new Cursor(value.toString());
    }

    /** The post that a cursor of {@link #toCursor} names; null for the beginning of a list. */
    public static @Nullable PostId of(@Nullable Cursor cursor) {
        return cursor == null ? null : parse(cursor.value()).orElseThrow(Cursor::invalid);
    }

    /** When the post was made, to the millisecond. */
    public Instant time() {
        return Ids.timeOf(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
