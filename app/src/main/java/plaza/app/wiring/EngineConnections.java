package plaza.app.wiring;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.app.config.Configuration;
import plaza.app.config.Engine;
import plaza.app.guard.PortGuard;
import plaza.postgres.Database;
import plaza.postgres.server.PostgresAddress;

/** The connections to the engines that the ports of a configuration lie on; no others are made. */
final class EngineConnections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineConnections.class);

    private final Map<Engine, Runnable> checks = new EnumMap<>(Engine.class);
    private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
    private final @Nullable Database postgres;

    /**
     * @throws plaza.core.StorageException when an engine cannot be made ready
     */
    EngineConnections(
            Configuration configuration, @Nullable PostgresAddress postgres, PortGuard guard) {
        Duration timeout = configuration.timeouts().storage();
        try {
            this.postgres =
                    configuration.uses(Engine.POSTGRES)
                            ? open(Engine.POSTGRES, postgres(configuration, postgres, timeout))
                            : null;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        // PostgreSQL alone is asked by requests, as ever: without it nothing works anyway.
        checks.forEach(
                (engine, check) -> {
                    if (engine != Engine.POSTGRES) {
                        guard.watch(engine.label(), check);
                    }
                });
    }

    private static Database postgres(
            Configuration configuration, @Nullable PostgresAddress address, Duration timeout) {
        if (address == null) {
            throw new IllegalStateException("a configuration that uses PostgreSQL has one");
        }
        return Database.open(
                address.jdbcUrl(),
                address.user(),
                address.password() == null ? null : address.password().reveal(),
                configuration.postgres().poolSize(),
                timeout);
    }

    private Database open(Engine engine, Database database) {
        closeables.push(database);
        checks.put(engine, database::check);
        return database;
    }

    Database postgres() {
        return used(postgres);
    }

    /** Where there is one. */
    Optional<Database> findPostgres() {
        return Optional.ofNullable(postgres);
    }

    private static <T> T used(@Nullable T connection) {
        if (connection == null) {
            throw new IllegalStateException("an engine that no port lies on has no connection");
        }
        return connection;
    }

    /** How to ask each engine in use whether it answers. */
    List<Map.Entry<Engine, Runnable>> checks() {
        return new ArrayList<>(checks.entrySet());
    }

    @Override
    public void close() {
        while (!closeables.isEmpty()) {
            AutoCloseable closeable = closeables.pop();
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.warn("{} did not close", closeable.getClass().getSimpleName(), e);
            }
        }
    }
}
