package plaza.core.engine;

import plaza.core.setting.Settings;

/**
 * A server that an engine brought, for as long as this is open.
 *
 * @param settings those that reach it
 * @param handle what is closed to leave it
 */
public record ProvidedServer(Settings settings, Runnable handle) implements AutoCloseable {
    /** Where there is nothing to bring. */
    public static ProvidedServer none(Settings settings) {
        return new ProvidedServer(settings, () -> {});
    }

    /** Leaves the server, which stops when nobody else uses it. */
    @Override
    public void close() {
        handle.run();
    }
}
