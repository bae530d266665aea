package plaza.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that runs from the latest to the earliest, ties by id downwards.
 *
 * @param at whole microseconds, the finest time that the engines keep; what is finer is cut off
 */
public record KeysetCursor(Instant at, UUID id) implements Comparable<KeysetCursor> {
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,18})\\." + Cursor.ID);

    // Times that every engine can compare: PostgreSQL's begin in the year 4713 before Christ.
    private static final Instant EARLIEST = Instant.parse("-4712-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** In front of everything. */
    private static final KeysetCursor START = new KeysetCursor(LATEST, new UUID(-1, -1));

    public KeysetCursor {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    public Cursor toCursor() {
        return new Cursor(ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id);
    }

    /** The place that a cursor of {@link #toCursor} names; null for the beginning. */
    public static @Nullable KeysetCursor of(@Nullable Cursor cursor) {
        return Cursor.read(cursor, FORM, KeysetCursor::read);
    }

    private static KeysetCursor read(Matcher matcher) {
        Instant at = Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS);
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw Cursor.invalid();
        }
        return new KeysetCursor(at, UUID.fromString(matcher.group(2)));
    }

    /** Behind which place a page begins: of a first page, one that is in front of everything. */
    public static KeysetCursor startOf(PageRequest page) {
        KeysetCursor place = of(page.cursor());
        return place == null ? START : place;
    }

    /** Orders places as the list has them: the later first, then the larger id. */
    @Override
    public int compareTo(KeysetCursor other) {
        int order = other.at.compareTo(at);
        return order != 0 ? order : Ids.compare(other.id, id);
    }
}
