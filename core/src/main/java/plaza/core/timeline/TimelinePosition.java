package plaza.core.timeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.id.PostId;

/** A place in a home timeline. Timelines run from the largest position to the smallest. */
public record TimelinePosition(Instant at, PostId post) implements Comparable<TimelinePosition> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})\\." + Cursor.ID);
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
        return Cursor.read(
                cursor,
                FORM,
                place ->
                        new TimelinePosition(
                                Instant.ofEpochMilli(Long.parseLong(place.group(1))),
                                new PostId(UUID.fromString(place.group(2)))));
    }
}
