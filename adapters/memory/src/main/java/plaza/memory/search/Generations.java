package plaza.memory.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Entries by key that know in which rebuild they were put last. Not thread-safe. */
final class Generations<K, V> {
    private final Map<K, Entry<V>> entries = new HashMap<>();

    private record Entry<V>(V value, long generation) {}

    void put(K key, V value, long generation) {
        entries.put(key, new Entry<>(value, generation));
    }

    void removeAll(Collection<K> keys) {
        entries.keySet().removeAll(keys);
    }

    void removeBefore(long generation) {
        entries.values().removeIf(entry -> entry.generation() < generation);
    }

    Collection<V> values() {
        return entries.values().stream().map(Entry::value).toList();
    }

    boolean contains(K key, Predicate<V> condition) {
        Entry<V> entry = entries.get(key);
        return entry != null && condition.test(entry.value());
    }
}
