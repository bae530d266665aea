package plaza.app.wiring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.app.config.Configuration;
import plaza.core.feature.Ports;

/** The ports of this process: adapters within the guard, caches around some, and what is given. */
final class ProcessPorts implements Ports {
    private final Configuration configuration;
    private final Adapters adapters;
    private final Caches caches;
    private final Map<Class<?>, Object> given = new LinkedHashMap<>();

    ProcessPorts(Configuration configuration, Adapters adapters, Caches caches) {
        this.configuration = configuration;
        this.adapters = adapters;
        this.caches = caches;
    }

    /** Gives what lies on no engine, or stands in front of what does. */
    <P> ProcessPorts give(Class<P> port, P part) {
        given.put(port, part);
        return this;
    }

    @Override
    public <P> P get(Class<P> port) {
        @Nullable Object part = given.get(port);
        return part == null
                ? caches.find(port).orElseGet(() -> adapters.get(port))
                : port.cast(part);
    }

    @Override
    public <P> P uncached(Class<P> port) {
        return adapters.get(port);
    }

    @Override
    public <P> Optional<P> find(Class<P> part) {
        return Optional.ofNullable(given.get(part)).map(part::cast);
    }

    @Override
    public boolean areApart(Class<?> port, Class<?> other) {
        return !configuration.engine(port).equals(configuration.engine(other));
    }

    @Override
    public boolean has(Class<?> port) {
        return configuration.engine(port).isPresent();
    }
}
