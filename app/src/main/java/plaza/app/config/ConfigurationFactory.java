package plaza.app.config;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.app.config.Configuration.Analytics;
import plaza.app.config.Configuration.Cache;
import plaza.app.config.Configuration.Cassandra;
import plaza.app.config.Configuration.Connections;
import plaza.app.config.Configuration.Engines;
import plaza.app.config.Configuration.Http;
import plaza.app.config.Configuration.Journal;
import plaza.app.config.Configuration.Limits;
import plaza.app.config.Configuration.Live;
import plaza.app.config.Configuration.Login;
import plaza.app.config.Configuration.Media;
import plaza.app.config.Configuration.Metrics;
import plaza.app.config.Configuration.Mongodb;
import plaza.app.config.Configuration.Neo4j;
import plaza.app.config.Configuration.Notification;
import plaza.app.config.Configuration.OpenSearch;
import plaza.app.config.Configuration.Payments;
import plaza.app.config.Configuration.Postgres;
import plaza.app.config.Configuration.Reconcile;
import plaza.app.config.Configuration.Redis;
import plaza.app.config.Configuration.S3;
import plaza.app.config.Configuration.Server;
import plaza.app.config.Configuration.Session;
import plaza.app.config.Configuration.Story;
import plaza.app.config.Configuration.Timeline;
import plaza.app.config.Configuration.Timeouts;
import plaza.app.config.Configuration.Trends;
import plaza.app.config.Configuration.Updates;
import plaza.core.secret.Secret;
import plaza.postgres.server.PostgresAddress;

/** Turns values into the records, one line per key. */
final class ConfigurationFactory {
    private ConfigurationFactory() {}

    static Configuration create(Values values) {
        return new Configuration(
                new Server(
                        values.get(Key.SERVER_PORT),
                        values.get(Key.SERVER_ADDRESS),
                        values.find(Key.SERVER_PUBLIC_URL),
                        values.get(Key.SERVER_MAX_BODY)),
                new Connections(
                        values.find(Key.HTTP_CONNECTIONS),
                        values.get(Key.HTTP_CONNECTIONS_PER_ADDRESS),
                        values.find(Key.HTTP_REQUESTS),
                        values.get(Key.HTTP_HEADER_WITHIN),
                        values.get(Key.HTTP_PATIENCE),
                        values.get(Key.HTTP_LEAST_RATE)),
                values.find(Key.HEAP),
                values.get(Key.DATA),
                values.get(Key.BLUEPRINT),
                ports(values),
                new Postgres(externalPostgres(values), values.get(Key.POSTGRES_POOL_SIZE)),
                engines(values),
                new Timeline(values.get(Key.TIMELINE_CAP), values.get(Key.TIMELINE_PULL_ABOVE)),
                new Session(values.get(Key.SESSION_TTL), values.find(Key.SESSION_SECRET)),
                new Limits(
                        values.get(Key.LIMITS_ENABLED),
                        values.get(Key.LIMITS_LOGIN_PER_DEVICE),
                        values.get(Key.LIMITS_LOGIN_PER_ACCOUNT),
                        values.get(Key.LIMITS_LOGIN_PER_ADDRESS),
                        values.get(Key.LIMITS_PASSWORD_CHANGES),
                        values.get(Key.LIMITS_REGISTRATIONS),
                        values.get(Key.LIMITS_REQUESTS),
                        values.get(Key.LIMITS_WRITES),
                        values.get(Key.LIMITS_UPLOADS)),
                new Journal(values.get(Key.JOURNAL_RETENTION)),
                new Cache(values.find(Key.CACHE_POSTS), values.find(Key.CACHE_ACCOUNTS)),
                timeouts(values),
                values.get(Key.BENCH),
                new Notification(values.get(Key.NOTIFICATION_RETENTION)),
                new Media(
                        values.get(Key.MEDIA_MAX_PICTURE),
                        values.get(Key.MEDIA_MAX_VIDEO),
                        values.get(Key.MEDIA_MAX_SOUND),
                        values.get(Key.MEDIA_QUOTA),
                        values.get(Key.MEDIA_FREE_DISK),
                        values.get(Key.MEDIA_MAX_PIXELS),
                        values.get(Key.MEDIA_SCALED),
                        values.get(Key.MEDIA_UNUSED),
                        values.get(Key.MEDIA_FFMPEG),
                        values.get(Key.MEDIA_FFMPEG_TIMEOUT)),
                new Updates(
                        values.find(Key.UPDATES_CONNECTIONS),
                        values.get(Key.UPDATES_CONNECTIONS_PER_USER),
                        values.get(Key.UPDATES_RETENTION),
                        values.get(Key.UPDATES_RETAINED),
                        values.get(Key.UPDATES_HEARTBEAT)),
                new Story(values.get(Key.STORY_TTL)),
                new Trends(values.get(Key.TRENDS_RETENTION), values.get(Key.TRENDS_MIN_PEOPLE)),
                new Analytics(values.get(Key.ANALYTICS_HOURS), values.get(Key.ANALYTICS_DAYS)),
                new Reconcile(values.get(Key.RECONCILE_EVERY)),
                new Live(
                        values.get(Key.LIVE_WATCH_URL),
                        values.get(Key.LIVE_RECONNECT),
                        values.find(Key.LIVE_INGEST_SECRET)),
                new Payments(
                        values.get(Key.PAYMENTS_FEE),
                        values.get(Key.PAYMENTS_MIN_PAYOUT),
                        values.get(Key.PAYMENTS_MIN_TOP_UP),
                        values.get(Key.PAYMENTS_MAX_TOP_UP),
                        values.get(Key.PAYMENTS_HOLD),
                        values.get(Key.PAYMENTS_RATES),
                        values.find(Key.PAYMENTS_SECRET)),
                new Http(
                        values.get(Key.HTTP_TRUSTED_PROXIES), values.get(Key.HTTP_ALLOWED_ORIGINS)),
                new Metrics(values.find(Key.METRICS_SECRET)));
    }

    private static Engines engines(Values values) {
        return new Engines(
                new Mongodb(values.get(Key.MONGODB_URI), values.get(Key.MONGODB_DATABASE)),
                new Redis(values.get(Key.REDIS_URI), values.get(Key.REDIS_PREFIX)),
                new Cassandra(
                        values.get(Key.CASSANDRA_CONTACT_POINTS),
                        values.get(Key.CASSANDRA_DATACENTER),
                        values.get(Key.CASSANDRA_KEYSPACE),
                        new Login(
                                values.find(Key.CASSANDRA_USER),
                                values.find(Key.CASSANDRA_PASSWORD))),
                new Neo4j(
                        values.get(Key.NEO4J_URI),
                        new Login(values.find(Key.NEO4J_USER), values.find(Key.NEO4J_PASSWORD))),
                new OpenSearch(
                        values.get(Key.OPENSEARCH_URI),
                        values.get(Key.OPENSEARCH_PREFIX),
                        new Login(
                                values.find(Key.OPENSEARCH_USER),
                                values.find(Key.OPENSEARCH_PASSWORD))),
                new S3(
                        values.get(Key.S3_ENDPOINT),
                        values.get(Key.S3_REGION),
                        values.get(Key.S3_BUCKET),
                        values.get(Key.S3_ACCESS_KEY),
                        values.get(Key.S3_SECRET_KEY)));
    }

    private static @Nullable PostgresAddress externalPostgres(Values values) {
        PostgresAddress address = values.find(Key.POSTGRES_URL);
        String user = values.find(Key.POSTGRES_USER);
        Secret password = values.find(Key.POSTGRES_PASSWORD);
        if (address != null) {
            return address.withLogin(user, password);
        }
        if (user != null || password != null) {
            throw new ConfigurationException(
                    "postgres.user and postgres.password are for a PostgreSQL of your own: set"
                            + " postgres.url too");
        }
        return null;
    }

    private static Timeouts timeouts(Values values) {
        var timeouts =
                new Timeouts(
                        values.get(Key.TIMEOUTS_STORAGE),
                        values.get(Key.TIMEOUTS_SILENCE),
                        values.get(Key.TIMEOUTS_DOUBT));
        if (timeouts.doubt().compareTo(timeouts.silence()) >= 0) {
            throw new ConfigurationException(
                    "timeouts.doubt has to be shorter than timeouts.silence");
        }
        return timeouts;
    }

    private static Map<Port, Engine> ports(Values values) {
        var engines = new EnumMap<Port, Engine>(Port.class);
        for (Port port : Port.values()) {
            String label = values.find(Key.of(port));
            if (label != null) {
                Engine.labelled(label).ifPresent(engine -> engines.put(port, engine));
            }
        }
        return engines;
    }
}
