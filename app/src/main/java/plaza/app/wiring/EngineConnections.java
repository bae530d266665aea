package plaza.app.wiring;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.app.config.Configuration;
import plaza.app.config.ConfigurationException;
import plaza.app.config.Engine;
import plaza.app.guard.PortGuard;
import plaza.cassandra.Cassandra;
import plaza.mongodb.Mongo;
import plaza.neo4j.Neo4j;
import plaza.opensearch.OpenSearch;
import plaza.postgres.Database;
import plaza.postgres.server.PostgresAddress;
import plaza.redis.RedisConnection;
import plaza.s3.Bucket;

/** The connections to the engines that the ports of a configuration lie on; no others are made. */
final class EngineConnections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineConnections.class);

    private final Map<Engine, Runnable> checks = new EnumMap<>(Engine.class);
    private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
    private final @Nullable Database postgres;
    private final @Nullable Mongo mongodb;
    private final @Nullable RedisConnection redis;
    private final @Nullable Neo4j neo4j;
    private final @Nullable OpenSearch opensearch;
    private final @Nullable Bucket s3;
    private final @Nullable Cassandra cassandra;

    /**
     * @throws plaza.core.StorageException when an engine cannot be made ready
     */
    EngineConnections(
            Configuration configuration, @Nullable PostgresAddress postgres, PortGuard guard) {
        Duration timeout = configuration.timeouts().storage();
        try {
            this.postgres =
                    open(
                            configuration,
                            Engine.POSTGRES,
                            () -> postgres(configuration, postgres, timeout),
                            Database::check);
            this.mongodb =
                    open(
                            configuration,
                            Engine.MONGODB,
                            () -> mongodb(configuration.engines().mongodb(), timeout),
                            Mongo::check);
            this.redis =
                    open(
                            configuration,
                            Engine.REDIS,
                            () -> redis(configuration.engines().redis(), timeout),
                            RedisConnection::check);
            this.cassandra =
                    open(
                            configuration,
                            Engine.CASSANDRA,
                            () -> cassandra(configuration.engines().cassandra(), timeout),
                            Cassandra::check);
            this.neo4j =
                    open(
                            configuration,
                            Engine.NEO4J,
                            () -> neo4j(configuration.engines().neo4j(), timeout),
                            Neo4j::check);
            this.opensearch =
                    open(
                            configuration,
                            Engine.OPENSEARCH,
                            () -> opensearch(configuration.engines().opensearch(), timeout),
                            OpenSearch::check);
            this.s3 =
                    open(
                            configuration,
                            Engine.S3,
                            () -> s3(configuration.engines().s3(), timeout),
                            Bucket::check);
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

    static Mongo mongodb(Configuration.Mongodb address, Duration timeout) {
        return Mongo.open(address.uri().reveal(), address.database(), timeout);
    }

    static RedisConnection redis(Configuration.Redis address, Duration timeout) {
        return RedisConnection.open(address.uri().reveal(), timeout, address.prefix());
    }

    static Cassandra cassandra(Configuration.Cassandra address, Duration timeout) {
        return Cassandra.open(
                new Cassandra.Address(
                        address.contactPoints().stream()
                                .map(node -> new InetSocketAddress(node.host(), node.port()))
                                .toList(),
                        address.datacenter(),
                        address.keyspace(),
                        address.login().user(),
                        address.login().password()),
                timeout);
    }

    static Neo4j neo4j(Configuration.Neo4j address, Duration timeout) {
        return Neo4j.open(
                address.uri(), address.login().user(), address.login().password(), timeout);
    }

    static OpenSearch opensearch(Configuration.OpenSearch address, Duration timeout) {
        return OpenSearch.open(
                address.uri(),
                address.login().user(),
                address.login().password(),
                address.prefix(),
                timeout);
    }

    static Bucket s3(Configuration.S3 address, Duration timeout) {
        return Bucket.open(
                new Bucket.Address(
                        address.endpoint(),
                        address.region(),
                        address.bucket(),
                        address.accessKey(),
                        address.secretKey()),
                timeout);
    }

    private <T extends AutoCloseable> @Nullable T open(
            Configuration configuration, Engine engine, Supplier<T> opening, Consumer<T> check) {
        if (!configuration.uses(engine)) {
            return null;
        }
        T connection = opened(engine, opening);
        closeables.push(connection);
        checks.put(engine, () -> check.accept(connection));
        return connection;
    }

    /** What a driver does not take is named by its settings; it may quote a password in them. */
    private static <T> T opened(Engine engine, Supplier<T> opening) {
        try {
            return opening.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "the settings of %s (%s.…) cannot be used by its driver"
                            .formatted(engine.label(), engine.label()),
                    e);
        }
    }

    Database postgres() {
        return used(postgres);
    }

    Mongo mongodb() {
        return used(mongodb);
    }

    RedisConnection redis() {
        return used(redis);
    }

    Cassandra cassandra() {
        return used(cassandra);
    }

    Neo4j neo4j() {
        return used(neo4j);
    }

    OpenSearch opensearch() {
        return used(opensearch);
    }

    Bucket s3() {
        return used(s3);
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
