package plaza.core.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How an engine makes the adapter of each port that it has, by the port's interface. Immutable:
 * each method gives another.
 *
 * @param <C> the engine's connection
 */
public final class PortAdapters<C> {
    private final Map<Class<?>, Maker<C>> makers;

    /**
     * @param composed whether its parts are guarded, and it is not itself
     * @param companion whether it goes along with another port, and is not placed by itself
     */
    private record Maker<C>(
            BiFunction<? super C, ? super AdapterContext, ?> adapter,
            boolean composed,
            boolean companion) {}

    private PortAdapters(Map<Class<?>, Maker<C>> makers) {
        this.makers = Collections.unmodifiableMap(makers);
    }

    /** To begin with. */
    public static <C> PortAdapters<C> none() {
        return new PortAdapters<>(new LinkedHashMap<>());
    }

    /** A port whose adapter needs nothing but the connection. */
    public <P> PortAdapters<C> with(Class<P> port, Function<? super C, ? extends P> adapter) {
        return with(port, (connection, _) -> adapter.apply(connection), false, false);
    }

    /** A port whose adapter takes settings, or other things of the process. */
    public <P> PortAdapters<C> made(
            Class<P> port, BiFunction<? super C, ? super AdapterContext, ? extends P> adapter) {
        return with(port, adapter, false, false);
    }

    /** A port whose adapter has its parts guarded itself. */
    public <P> PortAdapters<C> composed(
            Class<P> port, BiFunction<? super C, ? super AdapterContext, ? extends P> adapter) {
        return with(port, adapter, true, false);
    }

    /** A port that is always where another one is, and not named in the configuration. */
    public <P> PortAdapters<C> companion(
            Class<P> port, BiFunction<? super C, ? super AdapterContext, ? extends P> adapter) {
        return with(port, adapter, false, true);
    }

    private <P> PortAdapters<C> with(
            Class<P> port,
            BiFunction<? super C, ? super AdapterContext, ? extends P> adapter,
            boolean composed,
            boolean companion) {
        Map<Class<?>, Maker<C>> more = new LinkedHashMap<>(makers);
        if (more.put(port, new Maker<>(adapter, composed, companion)) != null) {
            throw new IllegalArgumentException("two adapters of " + port.getSimpleName());
        }
        return new PortAdapters<>(more);
    }

    /** The ports that the configuration may place on the engine. */
    public Set<Class<?>> ports() {
        Set<Class<?>> ports = new LinkedHashSet<>();
        makers.forEach(
                (port, maker) -> {
                    if (!maker.companion()) {
                        ports.add(port);
                    }
                });
        return Collections.unmodifiableSet(ports);
    }

    /** Those that go along with another one, too. */
    public Set<Class<?>> all() {
        return makers.keySet();
    }

    public boolean has(Class<?> port) {
        return makers.containsKey(port);
    }

    /** Whether the adapter has its parts guarded itself. */
    public boolean isComposed(Class<?> port) {
        return maker(port).composed();
    }

    /**
     * Makes an adapter.
     *
     * @throws IllegalArgumentException where the engine has none of this port
     */
    public <P> P make(Class<P> port, C connection, AdapterContext context) {
        return port.cast(maker(port).adapter().apply(connection, context));
    }

    private Maker<C> maker(Class<?> port) {
        @Nullable Maker<C> maker = makers.get(port);
        if (maker == null) {
            throw new IllegalArgumentException("no adapter of " + port.getSimpleName());
        }
        return maker;
    }
}
