package plaza.http.post;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.ref.WeakReference;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What was rendered of values that never change, kept by their keys. It is answered for a value
 * that is equal to the one it was rendered of, so that nothing has to be told of changes: what is
 * edited is another value. Does not keep the values themselves. Thread-safe.
 */
final class Renderings<K, V, R> {
    private final Function<V, K> key;
    private final Function<V, R> render;
    private final Cache<K, Held<V, R>> entries;

    /**
     * @param value what it was rendered of, as long as others hold that
     */
    record Held<V, R>(WeakReference<V> value, R rendered) {
        boolean isOf(V other) {
            return is(value, other);
        }
    }

    /** Whether a value is equal to one that is held. Mostly it is the same, which a cache holds. */
    static <V> boolean is(WeakReference<V> held, V value) {
        return held.refersTo(value) || value.equals(held.get());
    }

    /**
     * @param weight of what was rendered, in bytes
     */
    Renderings(
            Function<V, K> key, Function<V, R> render, long maximumBytes, ToIntFunction<R> weight) {
        this.key = key;
        this.render = render;
        this.entries =
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumWeight(maximumBytes)
                        .<K, Held<V, R>>weigher((id, held) -> weight.applyAsInt(held.rendered()))
                        .build();
    }

    R of(V value) {
        return held(value).rendered();
    }

    /** As {@link #of}, with what tells whether another value is equal to this one. */
    Held<V, R> held(V value) {
        Held<V, R> held = entries.getIfPresent(key.apply(value));
        return held != null && held.isOf(value) ? held : keep(value, render.apply(value));
    }

    /** Keeps what was rendered of a value in another way. */
    Held<V, R> keep(V value, R rendered) {
        var held = new Held<>(new WeakReference<>(value), rendered);
        entries.put(key.apply(value), held);
        return held;
    }
}
