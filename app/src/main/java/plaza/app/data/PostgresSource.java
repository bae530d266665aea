package plaza.app.data;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plaza.app.config.Configuration;
import plaza.postgres.server.PostgresAddress;
import plaza.postgres.server.PostgresServer;
import plaza.postgres.server.PostgresSettings;

/**
 * The PostgreSQL that a configuration asks for: one's own, or the embedded one, started or joined
 * for as long as this is open.
 */
public final class PostgresSource implements AutoCloseable {
    private final PostgresAddress address;
    private final @Nullable PostgresServer embedded;

    private PostgresSource(PostgresAddress address, @Nullable PostgresServer embedded) {
        this.address = address;
        this.embedded = embedded;
    }

    /**
     * @param binaries where PostgreSQL's programs are or shall be unpacked; null for within the
     *     data directory
     * @throws plaza.postgres.server.PostgresServerException when there is none to be had
     */
    public static PostgresSource open(
            Configuration configuration, DataDirectory data, @Nullable Path binaries) {
        PostgresAddress external = configuration.postgres().external();
        if (external != null) {
            external.checkVersion();
            return new PostgresSource(external, null);
        }
        PostgresSettings settings = PostgresSettings.in(data.path());
        PostgresServer server =
                PostgresServer.open(
                        binaries == null ? settings : settings.withBinariesIn(binaries));
        return new PostgresSource(server.address(), server);
    }

    /** Whether there is one, started or not, without making any. */
    public static boolean isThere(Configuration configuration) {
        return configuration.postgres().external() != null
                || PostgresServer.isIn(configuration.data());
    }

    public PostgresAddress address() {
        return address;
    }

    /** Leaves the embedded server, which stops when nobody else uses it. */
    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
