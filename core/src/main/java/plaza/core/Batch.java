package plaza.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The bound of calls that take many ids at once. */
public final class Batch {
    /** How many ids a batch call takes. */
    public static final int MAX_SIZE = 1_000;

    private Batch() {}

    /**
     * The same ids.
     *
     * @throws IllegalArgumentException when there are too many: the caller has to split them
     */
    public static <C extends Collection<?>> C checked(C ids) {
        if (ids.size() > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "At most " + MAX_SIZE + " ids at once, not " + ids.size());
        }
        return ids;
    }

    /** The same, in parts that a batch call takes, in their order. */
    public static <T> List<List<T>> split(Collection<T> all) {
        return split(all, MAX_SIZE);
    }

    /** The same, in parts of at most that many, in their order. */
    public static <T> List<List<T>> split(Collection<T> all, int size) {
        List<T> list = List.copyOf(all);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            parts.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return parts;
    }

    /** What a batch call finds of any number of ids, in as few calls as that takes. */
    public static <K, V> Map<K, V> all(
            Collection<K> ids, Function<? super Collection<K>, Map<K, V>> find) {
        Map<K, V> found = new HashMap<>();
        split(ids).forEach(some -> found.putAll(find.apply(some)));
        return found;
    }
}
