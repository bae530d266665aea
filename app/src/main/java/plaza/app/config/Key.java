package plaza.app.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.core.limit.Network;
import plaza.core.secret.Secret;
import plaza.mongodb.Mongo;
import plaza.postgres.server.PostgresAddress;
import plaza.redis.RedisConnection;

/**
 * One setting: its name in the file, how its value is written, and its default.
 *
 * @param fallback null where leaving the setting out means something of its own
 */
record Key<T>(String name, ValueType<T> type, @Nullable String fallback) {
    static final Key<Integer> SERVER_PORT =
            new Key<>("server.port", ValueType.integer(0, 65_535), "8080");
    static final Key<String> SERVER_ADDRESS =
            new Key<>("server.address", ValueType.text(), "127.0.0.1");
    static final Key<URI> SERVER_PUBLIC_URL =
            new Key<>("server.publicUrl", ValueType.webAddress(), null);
    static final Key<Long> SERVER_MAX_BODY =
            new Key<>("server.maxBody", ValueType.bytes(1024, 64 << 20), "64KiB");
    static final Key<Integer> HTTP_CONNECTIONS =
            new Key<>("http.connections", ValueType.integer(16, 1_000_000), null);
    static final Key<Integer> HTTP_CONNECTIONS_PER_ADDRESS =
            new Key<>("http.connectionsPerAddress", ValueType.integer(1, 1_000_000), "256");
    static final Key<Integer> HTTP_REQUESTS =
            new Key<>("http.requests", ValueType.integer(8, 1_000_000), null);
    static final Key<Duration> HTTP_HEADER_WITHIN =
            new Key<>(
                    "http.headerWithin",
                    ValueType.duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
                    "10s");
    static final Key<Duration> HTTP_PATIENCE =
            new Key<>(
                    "http.patience",
                    ValueType.duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
                    "20s");
    static final Key<Long> HTTP_LEAST_RATE =
            new Key<>("http.leastRate", ValueType.bytes(1), "1KiB");
    static final Key<Long> HEAP = new Key<>("heap", ValueType.heap(), null);
    static final Key<Path> DATA = new Key<>("data", ValueType.path(), "./plaza-data");
    static final Key<String> BLUEPRINT =
            new Key<>("blueprint", ValueType.oneOf(List.of("solo", "reels")), "solo");
    static final Key<PostgresAddress> POSTGRES_URL =
            new Key<>("postgres.url", ValueType.databaseAddress(), null);
    static final Key<String> POSTGRES_USER = new Key<>("postgres.user", ValueType.text(), null);
    static final Key<Secret> POSTGRES_PASSWORD =
            new Key<>("postgres.password", ValueType.password(), null);
    static final Key<Integer> POSTGRES_POOL_SIZE =
            new Key<>("postgres.poolSize", ValueType.integer(2, 1_000), "16");
    static final Key<Secret> MONGODB_URI =
            new Key<>(
                    "mongodb.uri",
                    ValueType.secretAddress("mongodb", Mongo::understands),
                    "mongodb://127.0.0.1:27017");
    static final Key<String> MONGODB_DATABASE =
            new Key<>("mongodb.database", ValueType.mongoDatabase(), "instagram");
    static final Key<Secret> REDIS_URI =
            new Key<>(
                    "redis.uri",
                    ValueType.secretAddress("redis", RedisConnection::understands),
                    "redis://127.0.0.1:6379");
    static final Key<String> REDIS_PREFIX = new Key<>("redis.prefix", ValueType.prefix(), "");
    static final Key<List<HostAndPort>> CASSANDRA_CONTACT_POINTS =
            new Key<>("cassandra.contactPoints", ValueType.hosts(), "127.0.0.1:9042");
    static final Key<String> CASSANDRA_DATACENTER =
            new Key<>("cassandra.datacenter", ValueType.text(), "datacenter1");
    static final Key<String> CASSANDRA_KEYSPACE =
            new Key<>("cassandra.keyspace", ValueType.identifier(), "instagram");
    static final Key<String> CASSANDRA_USER = new Key<>("cassandra.user", ValueType.text(), null);
    static final Key<Secret> CASSANDRA_PASSWORD =
            new Key<>("cassandra.password", ValueType.password(), null);
    static final Key<URI> NEO4J_URI =
            new Key<>("neo4j.uri", ValueType.address("bolt", "neo4j"), "bolt://127.0.0.1:7687");
    static final Key<String> NEO4J_USER = new Key<>("neo4j.user", ValueType.text(), null);
    static final Key<Secret> NEO4J_PASSWORD =
            new Key<>("neo4j.password", ValueType.password(), null);
    static final Key<URI> OPENSEARCH_URI =
            new Key<>("opensearch.uri", ValueType.webAddress(), "http://127.0.0.1:9200");
    static final Key<String> OPENSEARCH_PREFIX =
            new Key<>("opensearch.prefix", ValueType.prefix(), "");
    static final Key<String> OPENSEARCH_USER = new Key<>("opensearch.user", ValueType.text(), null);
    static final Key<Secret> OPENSEARCH_PASSWORD =
            new Key<>("opensearch.password", ValueType.password(), null);
    static final Key<URI> S3_ENDPOINT =
            new Key<>("s3.endpoint", ValueType.webAddress(), "http://127.0.0.1:9000");
    static final Key<String> S3_REGION = new Key<>("s3.region", ValueType.text(), "us-east-1");
    static final Key<String> S3_BUCKET = new Key<>("s3.bucket", ValueType.text(), "reels-media");
    static final Key<String> S3_ACCESS_KEY =
            new Key<>("s3.accessKey", ValueType.text(), "plaza-development");
    static final Key<Secret> S3_SECRET_KEY =
            new Key<>("s3.secretKey", ValueType.password(), "plaza-development-secret");
    static final Key<Integer> TIMELINE_CAP =
            new Key<>("timeline.cap", ValueType.integer(20, 100_000), "800");
    static final Key<Integer> TIMELINE_PULL_ABOVE =
            new Key<>("timeline.pullAbove", ValueType.integer(0, Integer.MAX_VALUE), "10000");
    static final Key<Duration> SESSION_TTL = new Key<>("session.ttl", ValueType.duration(), "30d");
    static final Key<Secret> SESSION_SECRET =
            new Key<>("session.secret", ValueType.signingKey(), null);
    static final Key<Boolean> LIMITS_ENABLED =
            new Key<>("limits.enabled", ValueType.bool(), "true");
    static final Key<List<Rate>> LIMITS_LOGIN_PER_DEVICE =
            new Key<>("limits.loginPerDevice", ValueType.rateSteps(), "5/1m,10/15m,50/24h");
    static final Key<List<Rate>> LIMITS_LOGIN_PER_ACCOUNT =
            new Key<>("limits.loginPerAccount", ValueType.rateSteps(), "30/15m,100/24h");
    static final Key<Rate> LIMITS_LOGIN_PER_ADDRESS =
            new Key<>("limits.loginPerAddress", ValueType.rate(), "100/15m");
    static final Key<Rate> LIMITS_PASSWORD_CHANGES =
            new Key<>("limits.passwordChanges", ValueType.rate(), "10/15m");
    static final Key<Rate> LIMITS_REGISTRATIONS =
            new Key<>("limits.registrations", ValueType.rate(), "60/1h");
    static final Key<Rate> LIMITS_REQUESTS =
            new Key<>("limits.requests", ValueType.rate(), "6000/15m");
    static final Key<Rate> LIMITS_WRITES = new Key<>("limits.writes", ValueType.rate(), "1500/15m");
    static final Key<Duration> JOURNAL_RETENTION =
            new Key<>("journal.retention", ValueType.duration(), "7d");
    static final Key<Integer> CACHE_POSTS =
            new Key<>("cache.posts", ValueType.integer(0, 100_000_000), null);
    static final Key<Integer> CACHE_ACCOUNTS =
            new Key<>("cache.accounts", ValueType.integer(0, 100_000_000), null);
    static final Key<Duration> TIMEOUTS_STORAGE =
            new Key<>(
                    "timeouts.storage",
                    ValueType.duration(Duration.ofMillis(250), Duration.ofMinutes(10)),
                    "5s");
    static final Key<Duration> TIMEOUTS_SILENCE =
            new Key<>(
                    "timeouts.silence",
                    ValueType.duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
                    "2s");
    static final Key<Duration> TIMEOUTS_DOUBT =
            new Key<>(
                    "timeouts.doubt",
                    ValueType.duration(Duration.ofMillis(10), Duration.ofMinutes(10)),
                    "150ms");
    static final Key<Duration> STORY_TTL = new Key<>("story.ttl", ValueType.duration(), "24h");
    static final Key<Boolean> BENCH = new Key<>("bench", ValueType.bool(), "false");
    static final Key<Integer> UPDATES_CONNECTIONS =
            new Key<>("updates.connections", ValueType.integer(1, 1_000_000), null);
    static final Key<Integer> UPDATES_CONNECTIONS_PER_USER =
            new Key<>("updates.connectionsPerUser", ValueType.integer(1, 1_000), "20");
    static final Key<Duration> UPDATES_RETENTION =
            new Key<>("updates.retention", ValueType.duration(), "5m");
    static final Key<Integer> UPDATES_RETAINED =
            new Key<>("updates.retained", ValueType.integer(10, 100_000), "1000");
    static final Key<Duration> UPDATES_HEARTBEAT =
            new Key<>("updates.heartbeat", ValueType.duration(), "15s");

    static final Key<Duration> NOTIFICATION_RETENTION =
            new Key<>("notification.retention", ValueType.duration(), "90d");
    static final Key<Rate> LIMITS_UPLOADS =
            new Key<>("limits.uploads", ValueType.rate(), "200/15m");
    static final Key<Long> MEDIA_MAX_PICTURE =
            new Key<>("media.maxPicture", ValueType.bytes(1024), "20MiB");
    static final Key<Long> MEDIA_MAX_VIDEO =
            new Key<>("media.maxVideo", ValueType.bytes(1024), "2GiB");
    static final Key<Long> MEDIA_MAX_SOUND =
            new Key<>("media.maxSound", ValueType.bytes(1024), "200MiB");
    static final Key<Long> MEDIA_QUOTA =
            new Key<>("media.quotaPerPerson", ValueType.bytes(1024), "10GiB");
    static final Key<Long> MEDIA_FREE_DISK =
            new Key<>("media.freeDisk", ValueType.bytes(0), "512MiB");
    static final Key<Integer> MEDIA_MAX_PIXELS =
            new Key<>("media.maxPixels", ValueType.integer(1, 1_000_000_000), "50000000");
    static final Key<Long> MEDIA_SCALED = new Key<>("media.scaled", ValueType.bytes(0), "1GiB");
    static final Key<Duration> MEDIA_UNUSED =
            new Key<>("media.unused", ValueType.duration(), "24h");
    static final Key<String> MEDIA_FFMPEG = new Key<>("media.ffmpeg", ValueType.text(), "ffmpeg");
    static final Key<Duration> MEDIA_FFMPEG_TIMEOUT =
            new Key<>("media.ffmpegTimeout", ValueType.duration(), "15s");
    static final Key<Duration> TRENDS_RETENTION =
            new Key<>("trends.retention", ValueType.duration(), "7d");
    static final Key<Integer> TRENDS_MIN_PEOPLE =
            new Key<>("trends.minPeople", ValueType.integer(2, 1_000_000), "3");
    static final Key<Duration> ANALYTICS_HOURS =
            new Key<>("analytics.hours", ValueType.duration(), "90d");
    static final Key<Duration> ANALYTICS_DAYS =
            new Key<>("analytics.days", ValueType.duration(), "730d");

    static final Key<Duration> RECONCILE_EVERY =
            new Key<>("reconcile.every", ValueType.duration(), "24h");

    static final Key<String> LIVE_WATCH_URL =
            new Key<>("live.watchUrl", ValueType.template(), "http://127.0.0.1:8888/hls/{id}.m3u8");
    static final Key<Duration> LIVE_RECONNECT =
            new Key<>("live.reconnect", ValueType.duration(), "20s");
    static final Key<Secret> LIVE_INGEST_SECRET =
            new Key<>("live.ingestSecret", ValueType.signingKey(), null);
    static final Key<BigDecimal> PAYMENTS_FEE =
            new Key<>("payments.fee", ValueType.percent(), "30%");
    static final Key<Long> PAYMENTS_MIN_PAYOUT =
            new Key<>("payments.minPayout", ValueType.cents(), "10.00");
    static final Key<Long> PAYMENTS_MIN_TOP_UP =
            new Key<>("payments.minTopUp", ValueType.cents(), "1.00");
    static final Key<Long> PAYMENTS_MAX_TOP_UP =
            new Key<>("payments.maxTopUp", ValueType.cents(), "1000.00");
    static final Key<Duration> PAYMENTS_HOLD =
            new Key<>("payments.hold", ValueType.duration(), "7d");
    static final Key<Map<Currency, BigDecimal>> PAYMENTS_RATES =
            new Key<>(
                    "payments.rates",
                    ValueType.rates(),
                    "EUR=1.0850,GBP=1.2700,JPY=0.0067,KWD=3.2600");
    static final Key<Secret> PAYMENTS_SECRET =
            new Key<>("payments.secret", ValueType.signingKey(), null);

    static final Key<List<Network>> HTTP_TRUSTED_PROXIES =
            new Key<>("http.trustedProxies", ValueType.networks(), "");
    static final Key<List<String>> HTTP_ALLOWED_ORIGINS =
            new Key<>("http.allowedOrigins", ValueType.origins(), "");
    static final Key<Secret> METRICS_SECRET =
            new Key<>("metrics.secret", ValueType.signingKey(), null);

    private static final List<Key<?>> PLAIN =
            List.of(
                    SERVER_PORT,
                    SERVER_ADDRESS,
                    SERVER_PUBLIC_URL,
                    SERVER_MAX_BODY,
                    HTTP_CONNECTIONS,
                    HTTP_CONNECTIONS_PER_ADDRESS,
                    HTTP_REQUESTS,
                    HTTP_HEADER_WITHIN,
                    HTTP_PATIENCE,
                    HTTP_LEAST_RATE,
                    HEAP,
                    DATA,
                    BLUEPRINT,
                    POSTGRES_URL,
                    POSTGRES_USER,
                    POSTGRES_PASSWORD,
                    POSTGRES_POOL_SIZE,
                    MONGODB_URI,
                    MONGODB_DATABASE,
                    REDIS_URI,
                    REDIS_PREFIX,
                    CASSANDRA_CONTACT_POINTS,
                    CASSANDRA_DATACENTER,
                    CASSANDRA_KEYSPACE,
                    CASSANDRA_USER,
                    CASSANDRA_PASSWORD,
                    NEO4J_URI,
                    NEO4J_USER,
                    NEO4J_PASSWORD,
                    OPENSEARCH_URI,
                    OPENSEARCH_PREFIX,
                    OPENSEARCH_USER,
                    OPENSEARCH_PASSWORD,
                    S3_ENDPOINT,
                    S3_REGION,
                    S3_BUCKET,
                    S3_ACCESS_KEY,
                    S3_SECRET_KEY,
                    TIMELINE_CAP,
                    TIMELINE_PULL_ABOVE,
                    SESSION_TTL,
                    SESSION_SECRET,
                    LIMITS_ENABLED,
                    LIMITS_LOGIN_PER_DEVICE,
                    LIMITS_LOGIN_PER_ACCOUNT,
                    LIMITS_PASSWORD_CHANGES,
                    LIMITS_REGISTRATIONS,
                    LIMITS_LOGIN_PER_ADDRESS,
                    LIMITS_REQUESTS,
                    LIMITS_WRITES,
                    JOURNAL_RETENTION,
                    CACHE_POSTS,
                    CACHE_ACCOUNTS,
                    TIMEOUTS_STORAGE,
                    TIMEOUTS_SILENCE,
                    TIMEOUTS_DOUBT,
                    BENCH,
                    NOTIFICATION_RETENTION,
                    LIMITS_UPLOADS,
                    MEDIA_MAX_PICTURE,
                    MEDIA_MAX_VIDEO,
                    MEDIA_MAX_SOUND,
                    MEDIA_QUOTA,
                    MEDIA_FREE_DISK,
                    MEDIA_MAX_PIXELS,
                    MEDIA_SCALED,
                    MEDIA_UNUSED,
                    MEDIA_FFMPEG,
                    MEDIA_FFMPEG_TIMEOUT,
                    UPDATES_CONNECTIONS,
                    UPDATES_CONNECTIONS_PER_USER,
                    UPDATES_RETENTION,
                    UPDATES_RETAINED,
                    UPDATES_HEARTBEAT,
                    STORY_TTL,
                    TRENDS_RETENTION,
                    TRENDS_MIN_PEOPLE,
                    ANALYTICS_HOURS,
                    ANALYTICS_DAYS,
                    RECONCILE_EVERY,
                    LIVE_WATCH_URL,
                    LIVE_RECONNECT,
                    LIVE_INGEST_SECRET,
                    PAYMENTS_FEE,
                    PAYMENTS_MIN_PAYOUT,
                    PAYMENTS_MIN_TOP_UP,
                    PAYMENTS_MAX_TOP_UP,
                    PAYMENTS_HOLD,
                    PAYMENTS_RATES,
                    PAYMENTS_SECRET,
                    HTTP_TRUSTED_PROXIES,
                    HTTP_ALLOWED_ORIGINS,
                    METRICS_SECRET);

    /** The engine of a port; its default is the blueprint's. */
    static Key<String> of(Port port) {
        List<String> engines = port.engines().stream().map(Engine::label).toList();
        return new Key<>("ports." + port.label(), ValueType.oneOf(engines), null);
    }

    /** Every key there is. */
    static List<Key<?>> all() {
        return Stream.<Key<?>>concat(PLAIN.stream(), Arrays.stream(Port.values()).map(Key::of))
                .toList();
    }

    static Optional<Key<?>> named(String name) {
        return all().stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /** {@code timeline.pullAbove} is {@code PLAZA_TIMELINE_PULL_ABOVE}. */
    String environmentName() {
        return "PLAZA_"
                + name.replaceAll("([a-z])([A-Z])", "$1_$2")
                        .replace('.', '_')
                        .toUpperCase(Locale.ROOT);
    }
}
