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
    // 17 digits of microseconds reach from the year −1199 to 5138, which every engine can compare.
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,17})\\.([0-9a-f-]{36})");

    public KeysetCursor {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    public Cursor toCursor() {
        return new Cursor(ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id);
    }

    /** The place that a cursor of {@link #toCursor} names; null for the beginning. */
    public static @Nullable KeysetCursor of(@Nullable Cursor cursor) {
        if (cursor == null) {
            return null;
        }
        Matcher matcher = FORM.matcher(cursor.value());
        if (!matcher.matches()) {
            throw Cursor.invalid();
        }
        UUID id = Ids.parse(matcher.group(2)).orElseThrow(Cursor::invalid);
        long micros = Long.parseLong(matcher.group(1));
        return new KeysetCursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
    }

    /** Orders places as the list has them: the later first, then the larger id. */
    @Override
    public int compareTo(KeysetCursor other) {
        int order = other.at.compareTo(at);
        return order != 0 ? order : Ids.compare(other.id, id);
    }
}
