package plaza.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Splits what adapters are asked about. A port's calls take any number of ids: how many an engine
 * takes in one statement is for the adapter to know, and callers need not (ADR 46).
 */
public final class Batch {
    /** How many ids a statement names, where an engine has a bound or is slow with more. */
    public static final int MAX_SIZE = 1_000;

    private Batch() {}

    /** The same, in parts that a statement takes, in their order; none of nothing. */
    public static <T> List<List<T>> split(Collection<T> all) {
        return split(all, MAX_SIZE);
    }

    /** The same, in parts of at most that many, in their order; none of nothing. */
    public static <T> List<List<T>> split(Collection<T> all, int size) {
        List<T> list = List.copyOf(all);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            parts.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return parts;
    }

    /** What statements that take a part of the ids each find of all of them. */
    public static <K, R, V> Map<R, V> all(
            Collection<K> ids, Function<? super List<K>, Map<R, V>> find) {
        Map<R, V> found = new HashMap<>();
        split(ids).forEach(some -> found.putAll(find.apply(some)));
        return found;
    }
}
