package plaza.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A bounded cache that loads what it does not hold and never keeps a value that was invalidated
 * while it was being loaded: each key belongs to a stripe, whose stamp is taken before the load,
 * and what was loaded is kept only if the stripe was not invalidated in between. Loads run on the
 * caller's thread and hold no lock; two callers may load the same key at once.
 *
 * <p>Within a commit ({@link CacheAwareJournal}) reads go straight to the loader. Every value is
 * dropped {@link #MAX_AGE} after it was loaded, should an invalidation ever be missed. Thread-safe.
 */
public final class ReadThrough<K, V> {
    public static final Duration MAX_AGE = Duration.ofMinutes(10);

    private static final int STRIPES = 1_024;

    /** How many keys that changed lately are remembered, for {@link #offer}. */
    private static final int CHANGED_KEYS = 50_000;

    private final Clock clock;
    private final Cache<K, Kept<V>> entries;

    /** The keys that changed lately, or null where newcomers are not announced. */
    private final @Nullable Cache<K, Boolean> changed;

    private final Stripe[] stripes = new Stripe[STRIPES];
    private final LongAdder asked = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** What the cache hears of keys that had no value and get their first. */
    public enum Newcomers {
        /**
         * Whoever makes one calls {@link #added} or {@link #offer}: so it can be kept that a key
         * has no value.
         */
        ANNOUNCED,
        /** Nothing: the loader is asked each time for a key without a value. */
        UNANNOUNCED
    }

    /**
     * @param since when it was loaded, in milliseconds of the clock
     */
    private record Kept<V>(@Nullable V value, long since) {
        // Looked at once for each batch, which costs less than a clock that Caffeine asks for each
        // key; what is too old goes when it is asked for, or for lack of room.
        boolean isFresh(long now) {
            return now - since < MAX_AGE.toMillis();
        }
    }

    private static final class Stripe {
        private long stamp;
    }

    /**
     * @param maximumWeight bound of the sum of the weights; an absence weighs 1
     * @param weight of a value, at least 1
     * @param clock by which values age
     */
    public ReadThrough(
            long maximumWeight, ToIntFunction<? super V> weight, Newcomers newcomers, Clock clock) {
        this.clock = clock;
        this.entries =
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumWeight(maximumWeight)
                        .<K, Kept<V>>weigher(
                                (key, kept) ->
                                        kept.value() == null ? 1 : weight.applyAsInt(kept.value()))
                        .build();
        this.changed =
                newcomers == Newcomers.UNANNOUNCED
                        ? null
                        : Caffeine.newBuilder()
                                .executor(Runnable::run)
                                .maximumSize(CHANGED_KEYS)
                                .expireAfterWrite(MAX_AGE)
                                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                                .build();
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    /**
     * The values of these keys; those that have none are left out.
     *
     * @throws IllegalArgumentException for more than {@link Batch} allows
     * @param loader asked once for all the keys that are not held, if there are any
     */
    public Map<K, V> getAll(Collection<K> keys, Function<? super Collection<K>, Map<K, V>> loader) {
        if (CommitScope.isOpen()) {
            return loader.apply(keys);
        }
        Map<K, V> found = HashMap.newHashMap(keys.size());
        List<K> missing = null;
        long now = clock.millis();
        for (K key : keys) {
            Kept<V> kept = entries.getIfPresent(key);
            if (kept == null || !kept.isFresh(now)) {
                if (missing == null) {
                    missing = new ArrayList<>(keys.size());
                }
                missing.add(key);
            } else if (kept.value() != null) {
                found.put(key, kept.value());
            }
        }
        asked.add(keys.size());
        if (missing != null) {
            misses.add(missing.size());
            load(missing, loader, found, now);
        }
        return found;
    }

    private void load(
            List<K> missing,
            Function<? super Collection<K>, Map<K, V>> loader,
            Map<K, V> found,
            long now) {
        long[] stamps = new long[missing.size()];
        for (int i = 0; i < stamps.length; i++) {
            stamps[i] = stampOf(missing.get(i));
        }
        Map<K, V> loaded = loader.apply(missing);
        for (int i = 0; i < stamps.length; i++) {
            K key = missing.get(i);
            V value = loaded.get(key);
            keep(key, new Kept<>(value, now), stamps[i]);
            if (value != null) {
                found.put(key, value);
            }
        }
    }

    /** The value of a key, or null if it has none. */
    public @Nullable V get(K key, Function<? super K, ? extends @Nullable V> loader) {
        if (CommitScope.isOpen()) {
            return loader.apply(key);
        }
        asked.increment();
        long now = clock.millis();
        Kept<V> kept = entries.getIfPresent(key);
        if (kept != null && kept.isFresh(now)) {
            return kept.value();
        }
        misses.increment();
        long stamp = stampOf(key);
        V value = loader.apply(key);
        keep(key, new Kept<>(value, now), stamp);
        return value;
    }

    /** The value of a key that is held, or null: nothing is loaded. */
    public @Nullable V peek(K key) {
        Kept<V> kept = entries.getIfPresent(key);
        return kept != null && kept.isFresh(clock.millis()) ? kept.value() : null;
    }

    /** For how many keys it was asked since it was made, but for what was asked within commits. */
    public long asked() {
        return asked.sum();
    }

    /** How many of them it had to load. */
    public long loaded() {
        return misses.sum();
    }

    private long stampOf(K key) {
        Stripe stripe = stripe(key);
        synchronized (stripe) {
            return stripe.stamp;
        }
    }

    private void keep(K key, Kept<V> loaded, long stamp) {
        if (loaded.value() == null && changed == null) {
            return;
        }
        Stripe stripe = stripe(key);
        synchronized (stripe) {
            if (stripe.stamp == stamp) {
                entries.put(key, loaded);
            }
        }
    }

    /**
     * Changes a value in the store and drops it here, whether the change is known to have succeeded
     * or not.
     *
     * @return what the store says
     */
    public <T> T change(Supplier<T> write, K key) {
        try {
            return write.get();
        } finally {
            invalidate(key);
        }
    }

    /** As {@link #change(Supplier, Object)}, where the store says nothing. */
    public void change(Runnable write, K key) {
        try {
            write.run();
        } finally {
            invalidate(key);
        }
    }

    /** To be called after every change of a value, whether it is known to have succeeded or not. */
    public void invalidate(K key) {
        if (changed != null) {
            changed.put(key, true);
        }
        drop(key);
        CommitScope.repeatAtEnd(() -> drop(key));
    }

    /** To be called after a value was made for a key that had none. */
    public void added(K key) {
        drop(key);
        CommitScope.repeatAtEnd(() -> drop(key));
    }

    private void drop(K key) {
        Stripe stripe = stripe(key);
        synchronized (stripe) {
            stripe.stamp++;
            entries.invalidate(key);
        }
    }

    /**
     * Drops every value that matches. Takes time in proportion to the size of the cache (about 1 ms
     * for 50,000 values).
     */
    public void invalidateIf(Predicate<? super V> condition) {
        outdateLoads();
        for (var entry : entries.asMap().entrySet()) {
            V value = entry.getValue().value();
            if (value != null && condition.test(value)) {
                entries.invalidate(entry.getKey());
            }
        }
    }

    public void invalidateAll() {
        outdateLoads();
        entries.invalidateAll();
    }

    private void outdateLoads() {
        for (Stripe stripe : stripes) {
            synchronized (stripe) {
                stripe.stamp++;
            }
        }
    }

    /**
     * Puts the first value of a key, as an event told it, unless something newer is known: events
     * may come late, and the value may have changed or gone since. Changes are remembered for
     * {@link #MAX_AGE}, so the caller must not offer what was made longer ago than that.
     *
     * @throws IllegalStateException if newcomers are not announced
     */
    public void offer(K key, V value) {
        if (changed == null) {
            throw new IllegalStateException("this cache keeps no newcomers");
        }
        Stripe stripe = stripe(key);
        synchronized (stripe) {
            stripe.stamp++;
            Kept<V> kept = entries.getIfPresent(key);
            if (changed.getIfPresent(key) != null) {
                if (kept != null && kept.value() == null) {
                    entries.invalidate(key);
                }
            } else if (kept == null || kept.value() == null) {
                entries.put(key, new Kept<>(value, clock.millis()));
            }
        }
    }

    /** Changes a value that is held; does not prolong its life. Otherwise does nothing. */
    public void adjust(K key, UnaryOperator<V> change) {
        Stripe stripe = stripe(key);
        synchronized (stripe) {
            stripe.stamp++;
            Kept<V> kept = entries.getIfPresent(key);
            if (kept != null && kept.value() != null) {
                entries.put(key, new Kept<>(change.apply(kept.value()), kept.since()));
            }
        }
    }

    private Stripe stripe(K key) {
        int hash = key.hashCode();
        return stripes[(hash ^ (hash >>> 16)) & (STRIPES - 1)];
    }
}
