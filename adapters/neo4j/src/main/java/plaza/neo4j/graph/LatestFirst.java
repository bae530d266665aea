package plaza.neo4j.graph;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plaza.core.Cursor;
import plaza.core.Ids;
import plaza.core.PageRequest;

/**
 * A place in a list that goes from the latest downwards, ties by id downwards. As a cursor it is
 * {@code <microseconds>.<id>}.
 */
record LatestFirst(Instant at, String id) {
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,18})\\.([0-9a-f-]{36})");
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");
    private static final LatestFirst START = new LatestFirst(END_OF_TIME, "~");

    static LatestFirst of(PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return START;
        }
        Matcher matcher = FORM.matcher(cursor.value());
        if (!matcher.matches()) {
            throw Cursor.invalid();
        }
        UUID id = Ids.parse(matcher.group(2)).orElseThrow(Cursor::invalid);
        Instant at = Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS);
        if (at.isAfter(END_OF_TIME)) {
            throw Cursor.invalid();
        }
        return new LatestFirst(at, id.toString());
    }

    Cursor cursor() {
        return new Cursor(ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id);
    }
}
