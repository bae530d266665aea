package plaza.core.timeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.id.PostId;

/** A place in a home timeline. Timelines run from the largest position to the smallest. */
public record TimelinePosition(Instant at, PostId post) implements Comparable<TimelinePosition> {
    private static final Comparator<TimelinePosition> ORDER =
            Comparator.comparing(TimelinePosition::at).thenComparing(TimelinePosition::post);

    @Override
    public int compareTo(TimelinePosition other) {
        return ORDER.compare(this, other);
    }

    public Cursor toCursor() {
        return new Cursor(at.toEpochMilli() + "." + post);
    }

    /** The position that a cursor of {@link #toCursor} names; null for the beginning. */
    public static @Nullable TimelinePosition of(@Nullable Cursor cursor) {
        if (cursor == null) {
            return null;
        }
        String value = cursor.value();
        int dot = value.indexOf('.');
        if (dot < 1 || dot > 15 || !value.chars().limit(dot).allMatch(Character::isDigit)) {
            throw Cursor.invalid();
        }
        Optional<PostId> post = PostId.parse(value.substring(dot + 1));
        Instant at = Instant.ofEpochMilli(Long.parseLong(value.substring(0, dot)));
        return new TimelinePosition(at, post.orElseThrow(Cursor::invalid));
    }
}
