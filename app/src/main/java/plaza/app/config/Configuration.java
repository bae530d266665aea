package plaza.app.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.core.limit.Network;
import plaza.core.secret.Secret;
import plaza.postgres.server.PostgresAddress;

/**
 * Everything that can be set. {@code plaza.example.yaml} explains each key.
 *
 * @param heapBytes what the launcher was asked to give the JVM, or null
 * @param data the data directory
 * @param blueprint the name of the blueprint that {@code ports} started from
 * @param ports the engine of each port; a port that is missing is off
 * @param bench whether endpoints that only serve measurements exist
 */
public record Configuration(
        Server server,
        Connections connections,
        @Nullable Long heapBytes,
        Path data,
        String blueprint,
        Map<Port, Engine> ports,
        Postgres postgres,
        Engines engines,
        Timeline timeline,
        Session session,
        Limits limits,
        Journal journal,
        Cache cache,
        Timeouts timeouts,
        boolean bench,
        Notification notification,
        Media media,
        Updates updates,
        Story story,
        Trends trends,
        Analytics analytics,
        Reconcile reconcile,
        Live live,
        Payments payments,
        Http http,
        Metrics metrics) {

    private static final Duration UNHURRIED = Duration.ofMinutes(1);

    public Configuration {
        ports = Map.copyOf(ports);
    }

    /**
     * The same for what fills, imports and computes anew beside the requests, where nobody waits
     * for an answer: engines that are busy have a minute for a call.
     */
    public Configuration unhurried() {
        return new Configuration(
                server,
                connections,
                heapBytes,
                data,
                blueprint,
                ports,
                postgres,
                engines,
                timeline,
                session,
                limits,
                journal,
                cache,
                new Timeouts(
                        atLeast(timeouts.storage(), UNHURRIED),
                        atLeast(timeouts.silence(), UNHURRIED.dividedBy(2)),
                        atLeast(timeouts.doubt(), UNHURRIED.dividedBy(4))),
                bench,
                notification,
                media,
                updates,
                story,
                trends,
                analytics,
                reconcile,
                live,
                payments,
                http,
                metrics);
    }

    private static Duration atLeast(Duration set, Duration least) {
        return set.compareTo(least) < 0 ? least : set;
    }

    /**
     * Where the server listens.
     *
     * @param port 0 for any free one
     * @param publicUrl how people reach the server, or null where that is address and port
     * @param maxBodyBytes of a request
     */
    public record Server(int port, String address, @Nullable URI publicUrl, long maxBodyBytes) {}

    /**
     * The connections to it, and how long their clients are waited for.
     *
     * @param most open ones, or null for as many as there is memory for
     * @param perAddress of one address, or one /64 of IPv6
     * @param requests that are under way, or null for as many as there is memory for
     * @param headerWithin after which a header has to be whole
     * @param patience with a client that makes no progress
     * @param leastRate in bytes per second
     */
    public record Connections(
            @Nullable Integer most,
            int perAddress,
            @Nullable Integer requests,
            Duration headerWithin,
            Duration patience,
            long leastRate) {}

    /**
     * @param external a PostgreSQL of one's own, or null for the embedded one
     * @param poolSize the most connections that the server opens
     */
    public record Postgres(@Nullable PostgresAddress external, int poolSize) {}

    /** Where the engines are that a blueprint may use. */
    public record Engines(
            Mongodb mongodb,
            Redis redis,
            Cassandra cassandra,
            Neo4j neo4j,
            OpenSearch opensearch,
            S3 s3) {}

    public record Mongodb(Secret uri, String database) {}

    /**
     * @param prefix before every key; usually empty
     */
    public record Redis(Secret uri, String prefix) {}

    public record Cassandra(
            List<HostAndPort> contactPoints, String datacenter, String keyspace, Login login) {
        public Cassandra {
            contactPoints = List.copyOf(contactPoints);
        }
    }

    public record Neo4j(URI uri, Login login) {}

    /**
     * @param prefix before the name of every index; usually empty
     */
    public record OpenSearch(URI uri, String prefix, Login login) {}

    public record S3(
            URI endpoint, String region, String bucket, String accessKey, Secret secretKey) {}

    /** Both null where an engine asks for none. */
    public record Login(@Nullable String user, @Nullable Secret password) {}

    /**
     * @param cap entries that a home timeline keeps
     * @param pullAbove followers from which on an author's posts are merged in on read
     */
    public record Timeline(int cap, int pullAbove) {}

    /**
     * @param secret that signs access tokens, or null for one generated into the data directory
     */
    public record Session(Duration ttl, @Nullable Secret secret) {}

    /**
     * @param loginPerDevice wrong passwords on one account from one address or known device
     * @param loginPerAccount wrong passwords on one account from all others
     * @param loginPerAddress wrong passwords from one address
     * @param passwordChanges attempts of one user that went wrong
     * @param registrations from one address
     * @param requests of one user, of any kind
     * @param writes of one user
     * @param uploads of one user
     */
    public record Limits(
            boolean enabled,
            List<Rate> loginPerDevice,
            List<Rate> loginPerAccount,
            Rate loginPerAddress,
            Rate passwordChanges,
            Rate registrations,
            Rate requests,
            Rate writes,
            Rate uploads) {
        public Limits {
            loginPerDevice = List.copyOf(loginPerDevice);
            loginPerAccount = List.copyOf(loginPerAccount);
        }
    }

    /**
     * @param retention of an event after its last consumer has passed it
     */
    public record Journal(Duration retention) {}

    /**
     * @param posts entries, or null for as many as there is memory for
     * @param accounts entries, or null for as many as there is memory for
     */
    public record Cache(@Nullable Integer posts, @Nullable Integer accounts) {}

    /**
     * @param storage after which a call to an engine is given up
     * @param silence after which an engine that answers nothing is given up
     * @param doubt after which what can do without it does
     */
    public record Timeouts(Duration storage, Duration silence, Duration doubt) {}

    /**
     * @param retention of a notification, from what it tells of
     */
    public record Notification(Duration retention) {}

    /**
     * @param maxPicture bytes of an upload
     * @param maxVideo bytes of an upload
     * @param maxSound bytes of an upload
     * @param quotaPerPerson bytes of all uploads of one person
     * @param freeDisk bytes that files of media leave free on the disk
     * @param maxPixels of a picture, or of one of a video's
     * @param scaled bytes of all scaled pictures that are kept
     * @param unused how long an upload stays that is used for nothing
     * @param ffmpeg the program, by its path or its name on the PATH
     * @param ffmpegTimeout after which it is ended
     */
    public record Media(
            long maxPicture,
            long maxVideo,
            long maxSound,
            long quotaPerPerson,
            long freeDisk,
            int maxPixels,
            long scaled,
            Duration unused,
            String ffmpeg,
            Duration ffmpegTimeout) {}

    /**
     * @param connections live ones, of everybody together; null for as many as there is memory for
     * @param connectionsPerUser live ones of one person
     * @param retention of what a client that comes back may have missed
     * @param retained the most updates of one person that are kept
     * @param heartbeat how often a live connection without news is tried
     */
    public record Updates(
            @Nullable Integer connections,
            int connectionsPerUser,
            Duration retention,
            int retained,
            Duration heartbeat) {}

    /**
     * @param ttl how long a story is there
     */
    public record Story(Duration ttl) {}

    /**
     * @param retention of the counts of an hour
     * @param minPeople who must have used a hashtag in this hour and the one before
     */
    public record Trends(Duration retention, int minPeople) {}

    /**
     * @param hours how long the figures of a post in an hour are kept
     * @param days how long the figures of a person on a day are kept
     */
    public record Analytics(Duration hours, Duration days) {}

    /**
     * @param every between two rounds of holding what is derived against what it comes from
     */
    public record Reconcile(Duration every) {}

    /**
     * @param watchUrl where streams are watched, with {@code {id}} for the stream's
     * @param reconnect how long a stream stays live without its encoder
     * @param ingestSecret what media servers name, or null where none may call
     */
    public record Live(String watchUrl, Duration reconnect, @Nullable Secret ingestSecret) {}

    /**
     * @param fee the platform's share of a gift, from 0 to 1
     * @param minPayout cents
     * @param minTopUp cents
     * @param maxTopUp cents
     * @param hold how long what was given lies before it is paid out
     * @param rates USD for one unit of each currency that is taken besides USD
     * @param secret with what the provider signs its notices, or null where none are taken
     */
    public record Payments(
            BigDecimal fee,
            long minPayout,
            long minTopUp,
            long maxTopUp,
            Duration hold,
            Map<Currency, BigDecimal> rates,
            @Nullable Secret secret) {
        public Payments {
            rates = Map.copyOf(rates);
        }
    }

    /**
     * @param trustedProxies whose word counts on where a request comes from
     * @param allowedOrigins whose pages may call, besides the server's own
     */
    public record Http(List<Network> trustedProxies, List<String> allowedOrigins) {
        public Http {
            trustedProxies = List.copyOf(trustedProxies);
            allowedOrigins = List.copyOf(allowedOrigins);
        }
    }

    /**
     * @param secret what monitoring names to read the metrics, or null where only admins may
     */
    public record Metrics(@Nullable Secret secret) {}

    /** The engine of a port; empty when the port is off. */
    public Optional<Engine> engine(Port port) {
        return Optional.ofNullable(ports.get(port));
    }

    /** Whether any port lies on this engine, or needs it besides its own. */
    public boolean uses(Engine engine) {
        return ports.containsValue(engine)
                || (engine == Engine.MONGODB && ports.containsValue(Engine.NEO4J));
    }
}
