package plaza.memory;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;

/** A place in a list that goes from the latest downwards, ties by id downwards. */
public record LatestFirst(Instant at, UUID id) implements Comparable<LatestFirst> {
    private static final Comparator<LatestFirst> ORDER =
            Comparator.comparing(LatestFirst::at).thenComparing(LatestFirst::id, Ids::compare);

    @Override
    public int compareTo(LatestFirst other) {
        return ORDER.reversed().compare(this, other);
    }

    /** A page of items in any order, each of which is at the place that the function says. */
    public static <T> Page<T> page(
            Collection<T> items, Function<T, LatestFirst> place, PageRequest request) {
        LatestFirst after = request.cursor() == null ? null : parse(request.cursor());
        List<T> found =
                items.stream()
                        .filter(item -> isBehind(place.apply(item), after))
                        .sorted(Comparator.comparing(place))
                        .limit(request.limit() + 1L)
                        .toList();
        return Page.of(found, request.limit(), item -> place.apply(item).cursor());
    }

    private static boolean isBehind(LatestFirst place, @Nullable LatestFirst after) {
        return after == null || place.compareTo(after) > 0;
    }

    private Cursor cursor() {
        return new Cursor(at + "_" + id);
    }

    private static LatestFirst parse(Cursor cursor) {
        int separator = cursor.value().indexOf('_');
        if (separator < 0) {
            throw Cursor.invalid();
        }
        UUID id = Ids.parse(cursor.value().substring(separator + 1)).orElseThrow(Cursor::invalid);
        return new LatestFirst(instant(cursor.value().substring(0, separator)), id);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Cursor.invalid();
        }
    }
}
