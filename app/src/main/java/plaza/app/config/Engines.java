package plaza.app.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import plaza.core.engine.Engine;

/** Every engine there is: each module of one names its class in {@code META-INF/services}. */
public final class Engines {
    private static final List<Engine<?>> ALL =
            ServiceLoader.load(Engine.class).stream()
                    .<Engine<?>>map(ServiceLoader.Provider::get)
                    .sorted(Comparator.comparing(Engine::name))
                    .toList();

    private Engines() {}

    public static List<Engine<?>> all() {
        return ALL;
    }

    static Optional<Engine<?>> named(String name) {
        return ALL.stream().filter(engine -> engine.name().equals(name)).findFirst();
    }

    /** Those that have an adapter of a port that the configuration may place on them. */
    static List<Engine<?>> of(Class<?> port) {
        return ALL.stream().filter(engine -> engine.adapters().ports().contains(port)).toList();
    }

    /** Every port that the configuration places on an engine. */
    public static Set<Class<?>> ports() {
        Set<Class<?>> ports = new LinkedHashSet<>();
        ALL.forEach(engine -> ports.addAll(engine.adapters().ports()));
        return ports;
    }
}
