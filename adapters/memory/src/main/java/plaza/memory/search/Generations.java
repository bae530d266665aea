package plaza.memory.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Entries by key that know in which rebuild they were put last. Not thread-safe. */
final class Generations<K, V> {
    private final Map<K, Entry<V>> entries = new HashMap<>();

    private record Entry<V>(V value, long generation) {}

    /** Says whether it was not there. */
    boolean put(K key, V value, long generation) {
        return entries.put(key, new Entry<>(value, generation)) == null;
    }

    /** Says how many were there. */
    int removeAll(Collection<K> keys) {
        int before = entries.size();
        keys.forEach(entries::remove);
        return before - entries.size();
    }

    /** Says how many went. */
    int removeBefore(long generation) {
        int before = entries.size();
        entries.values().removeIf(entry -> entry.generation() < generation);
        return before - entries.size();
    }

    Collection<V> values() {
        return entries.values().stream().map(Entry::value).toList();
    }

    boolean contains(K key, Predicate<V> condition) {
        Entry<V> entry = entries.get(key);
        return entry != null && condition.test(entry.value());
    }
}
