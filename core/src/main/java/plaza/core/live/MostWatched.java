package plaza.core.live;

import java.util.Comparator;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.Ids;

/**
 * A place in the list of live streams: most watched first, ties by id downwards. Streams move in it
 * while it is read; what moves up past a reader is not seen on a later page.
 */
public record MostWatched(long viewers, UUID id) implements Comparable<MostWatched> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})\\." + Cursor.ID);
    private static final Comparator<MostWatched> ORDER =
            Comparator.comparingLong(MostWatched::viewers)
                    .thenComparing(MostWatched::id, Ids::compare)
                    .reversed();

    public static MostWatched of(LiveStream stream) {
        return new MostWatched(stream.viewers().now(), stream.id().value());
    }

    public Cursor toCursor() {
        return new Cursor(viewers + "." + id);
    }

    /** The place that a cursor of {@link #toCursor} names; null for the beginning. */
    public static @Nullable MostWatched of(@Nullable Cursor cursor) {
        return Cursor.read(
                cursor,
                FORM,
                place ->
                        new MostWatched(
                                Long.parseLong(place.group(1)), UUID.fromString(place.group(2))));
    }

    @Override
    public int compareTo(MostWatched other) {
        return ORDER.compare(this, other);
    }
}
