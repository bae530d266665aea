package plaza.postgres;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plaza.core.Cursor;
import plaza.core.Ids;
import plaza.core.PageRequest;

/**
 * A place in a list that goes from the latest downwards, ties by id downwards: what {@code
 * (created_at, id) < (:at, :id)} asks for. As a cursor it is {@code <microseconds>.<id>}.
 */
public record LatestFirst(Instant at, UUID id) {
    /** Microseconds up to the year 9999. */
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,18})\\.([0-9a-f-]{36})");

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /** In front of every row. */
    private static final LatestFirst START = new LatestFirst(END_OF_TIME, new UUID(-1, -1));

    /** Behind which row a page begins. */
    public static LatestFirst of(PageRequest page) {
        return page.cursor() == null ? START : parse(page.cursor());
    }

    public Cursor cursor() {
        return new Cursor(ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id);
    }

    private static LatestFirst parse(Cursor cursor) {
        Matcher matcher = FORM.matcher(cursor.value());
        if (!matcher.matches()) {
            throw Cursor.invalid();
        }
        Instant at = Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS);
        UUID id = Ids.parse(matcher.group(2)).orElseThrow(Cursor::invalid);
        if (at.isAfter(END_OF_TIME)) {
            throw Cursor.invalid();
        }
        return new LatestFirst(at, id);
    }
}
