package plaza.core.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.setting.ConfigurationException;

/**
 * An engine with its connection, and the adapters that were made of it: each once. Closing closes
 * those adapters that want it, and then the connection.
 *
 * @param <C> the connection
 */
public final class OpenEngine<C extends AutoCloseable> implements AutoCloseable {
    private final Engine<C> engine;
    private final C connection;
    private final Map<Class<?>, Object> adapters = new LinkedHashMap<>();
    private final Closeables closeables = new Closeables();

    private OpenEngine(Engine<C> engine, C connection) {
        this.engine = engine;
        this.connection = closeables.add(connection);
    }

    /**
     * Opens a connection.
     *
     * @throws plaza.core.StorageException when the engine does not answer
     * @throws ConfigurationException when its driver cannot use the settings
     */
    public static <C extends AutoCloseable> OpenEngine<C> open(Engine<C> engine, EngineSite site) {
        try {
            return new OpenEngine<>(engine, engine.open(site));
        } catch (IllegalArgumentException e) {
            // What a driver does not take it may quote, and there may be a password in it.
            throw new ConfigurationException(
                    "the settings of %s (%s.…) cannot be used by its driver"
                            .formatted(engine.name(), engine.name()),
                    e);
        }
    }

    public Engine<C> engine() {
        return engine;
    }

    /**
     * The adapter of a port, made when it is first asked for. Not thread-safe.
     *
     * @throws IllegalArgumentException where the engine has none
     */
    public <P> P adapter(Class<P> port, AdapterContext context) {
        Object known = adapters.get(port);
        if (known != null) {
            return port.cast(known);
        }
        P made = engine.adapters().make(port, connection, context);
        adapters.put(port, made);
        if (made instanceof AutoCloseable closeable) {
            closeables.add(closeable);
        }
        return made;
    }

    /**
     * Returns when the engine answers.
     *
     * @throws plaza.core.StorageException when it does not
     */
    public void check() {
        engine.check(connection);
    }

    /**
     * What the engine says of itself.
     *
     * @throws plaza.core.StorageException when it does not answer
     */
    public List<EngineFigure> figures() {
        return engine.figures(connection);
    }

    /** What is not as it should be. */
    List<String> doubts(Set<Class<?>> ports) {
        return engine.doubts(connection, ports);
    }

    @Override
    public void close() {
        closeables.close();
    }
}
