package plaza.memory;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;

/** Lists that run from the latest to the earliest. */
public final class LatestFirst {
    private LatestFirst() {}

    /** A page of items in any order, each of which is at the place that the function says. */
    public static <T> Page<T> page(
            Collection<T> items, Function<T, KeysetCursor> place, PageRequest request) {
        KeysetCursor start = KeysetCursor.startOf(request);
        List<T> found =
                items.stream()
                        .filter(item -> place.apply(item).compareTo(start) > 0)
                        .sorted(Comparator.comparing(place))
                        .limit(request.limit() + 1L)
                        .toList();
        return Page.of(found, request.limit(), item -> place.apply(item).toCursor());
    }
}
