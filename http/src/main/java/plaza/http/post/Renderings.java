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

    private record Held<V, R>(WeakReference<V> value, R rendered) {
        /** Mostly it is the same object, which a cache holds. */
        boolean isOf(V other) {
            return value.refersTo(other) || other.equals(value.get());
        }
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
                        .maximumWeight(maximumBytes)
                        .<K, Held<V, R>>weigher((id, held) -> weight.applyAsInt(held.rendered()))
                        .build();
    }

    R of(V value) {
        K id = key.apply(value);
        Held<V, R> held = entries.getIfPresent(id);
        if (held != null && held.isOf(value)) {
            return held.rendered();
        }
        R rendered = render.apply(value);
        entries.put(id, new Held<>(new WeakReference<>(value), rendered));
        return rendered;
    }
}
