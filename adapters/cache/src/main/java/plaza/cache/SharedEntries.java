package plaza.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.Fallback;
import plaza.core.StorageException;
import plaza.core.cache.Cache;

/**
 * The second level, below {@link ReadThrough}: values in the cache that the servers share. Reading
 * goes on without it while it is away; a change does not, for what it could not be told it would
 * show once it is back. Within a commit reads go past it, and what is changed is filled in again
 * only after its end. Thread-safe.
 */
public final class SharedEntries<K, V> {
    private static final Logger LOG = LoggerFactory.getLogger(SharedEntries.class);

    private final Cache cache;
    private final String kind;
    private final Format<V> format;
    private final Function<? super K, Duration> kept;

    /**
     * @param kind before each key, for example {@code post}
     * @param kept for how long at the most the value of a key is, asked when it is filled in
     */
    public SharedEntries(
            Cache cache, String kind, Format<V> format, Function<? super K, Duration> kept) {
        this.cache = cache;
        this.kind = kind;
        this.format = format;
        this.kept = kept;
    }

    /** How values are written as fields. */
    public interface Format<V> {
        Map<String, String> write(V value);

        V read(Map<String, String> fields);
    }

    /**
     * The values of these keys; those that have none are left out.
     *
     * @param loader asked once for all the keys that are not held, if there are any
     */
    public Map<K, V> getAll(Collection<K> keys, Function<? super Collection<K>, Map<K, V>> loader) {
        if (CommitScope.isOpen()) {
            return loader.apply(keys);
        }
        Cache.Found found;
        try {
            found = Fallback.ask(() -> cache.find(keys.stream().map(this::name).toList()));
        } catch (StorageException e) {
            LOG.debug("The shared cache is not asked", e);
            return loader.apply(keys);
        }
        Map<K, V> values = HashMap.newHashMap(keys.size());
        List<K> missing = new ArrayList<>();
        for (K key : keys) {
            Map<String, String> fields = found.values().get(name(key));
            if (fields == null) {
                missing.add(key);
            } else {
                values.put(key, format.read(fields));
            }
        }
        if (!missing.isEmpty()) {
            Map<K, V> loaded = loader.apply(missing);
            values.putAll(loaded);
            fill(loaded, found.tickets());
        }
        return values;
    }

    /** The value of a key that always has one. */
    public V getOrLoad(K key, Supplier<V> loader) {
        V value = getAll(List.of(key), _ -> Map.of(key, loader.get())).get(key);
        return Objects.requireNonNull(value);
    }

    private void fill(Map<K, V> loaded, Map<String, String> tickets) {
        List<Cache.Filling> fillings = new ArrayList<>();
        loaded.forEach(
                (key, value) -> {
                    String ticket = tickets.get(name(key));
                    if (ticket != null) {
                        fillings.add(
                                new Cache.Filling(
                                        name(key), ticket, format.write(value), kept.apply(key)));
                    }
                });
        try {
            Fallback.run(() -> cache.fill(fillings));
        } catch (StorageException e) {
            LOG.debug("The shared cache is not filled", e);
        }
    }

    /**
     * Runs a write that changes the value of a key.
     *
     * @throws StorageException (transient) when the cache is away: then nothing is changed
     */
    public boolean change(K key, BooleanSupplier write) {
        String name = name(key);
        cache.suspend(name);
        try {
            return write.getAsBoolean();
        } finally {
            CommitScope.atEnd(() -> resume(name));
        }
    }

    private void resume(String name) {
        try {
            Fallback.run(() -> cache.resume(name));
        } catch (StorageException e) {
            LOG.debug("{} stays suspended until that ends by itself", name, e);
        }
    }

    /**
     * Drops a value that says less than it could, though nothing wrong. While the cache is away
     * nothing happens.
     */
    public void forget(K key) {
        String name = name(key);
        try {
            Fallback.run(
                    () -> {
                        cache.suspend(name);
                        cache.resume(name);
                    });
        } catch (StorageException e) {
            LOG.debug("{} stays until it goes by itself", name, e);
        }
    }

    /**
     * Forgets everything, of all kinds.
     *
     * @throws StorageException (transient) when the cache is away
     */
    public void clear() {
        cache.clear();
    }

    private String name(K key) {
        return kind + ":" + key;
    }
}
