package plaza.neo4j;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.summary.SummaryCounters;
import plaza.core.StorageException;
import plaza.core.secret.Secret;

/**
 * A graph database. Statements run in transactions of their own; those that write are repeated by
 * the driver while they meet others and the time-out allows. Thread-safe.
 */
public final class Neo4j implements AutoCloseable {
    private static final SessionConfig READS =
            SessionConfig.builder().withDefaultAccessMode(AccessMode.READ).build();
    private static final SessionConfig WRITES = SessionConfig.defaultConfig();

    private final Driver driver;
    private final Duration timeout;
    private final TransactionConfig transactions;

    private Neo4j(Driver driver, Duration timeout) {
        this.driver = driver;
        this.timeout = timeout;
        this.transactions = TransactionConfig.builder().withTimeout(timeout).build();
    }

    /**
     * @param user null where nobody has to say who they are
     * @param timeout of each call, with all that is tried again within it
     * @throws StorageException when the server does not answer
     */
    public static Neo4j open(
            URI uri, @Nullable String user, @Nullable Secret password, Duration timeout) {
        long millis = timeout.toMillis();
        AuthToken login =
                user == null || password == null
                        ? AuthTokens.none()
                        : AuthTokens.basic(user, password.reveal());
        Driver driver =
                GraphDatabase.driver(
                        uri,
                        login,
                        Config.builder()
                                .withConnectionTimeout(millis, TimeUnit.MILLISECONDS)
                                .withConnectionAcquisitionTimeout(millis, TimeUnit.MILLISECONDS)
                                .withMaxTransactionRetryTime(millis, TimeUnit.MILLISECONDS)
                                .build());
        var neo4j = new Neo4j(driver, timeout);
        try {
            neo4j.check();
            neo4j.write(
                    "CREATE CONSTRAINT user_id IF NOT EXISTS FOR (u:User) REQUIRE u.id IS UNIQUE",
                    Map.of());
        } catch (StorageException e) {
            neo4j.close();
            throw e;
        }
        return neo4j;
    }

    /** Reads, which begins and ends its transaction by itself: one exchange instead of three. */
    public List<Record> read(String cypher, Map<String, Object> parameters) {
        return inTime(READS, session -> session.run(cypher, parameters, transactions).list());
    }

    /** Writes; says what changed. */
    public SummaryCounters write(String cypher, Map<String, Object> parameters) {
        return inTime(
                WRITES,
                session ->
                        session.executeWrite(
                                transaction ->
                                        transaction.run(cypher, parameters).consume().counters(),
                                transactions));
    }

    /**
     * On another thread: the driver knows no bound of reading from a server that stands still, and
     * an interrupt does not end its waiting for a new connection, while the caller may be called
     * back at any time.
     */
    private <T> T inTime(SessionConfig config, Function<Session, T> work) {
        var answer =
                new FutureTask<T>(
                        () -> {
                            try (Session session = driver.session(config)) {
                                return work.apply(session);
                            }
                        });
        Thread.ofVirtual().name("neo4j").start(answer);
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case Neo4jException failure -> translated(failure);
                // The driver was interrupted while it waited to try again, or is closed.
                case IllegalStateException ended -> away(ended);
                case null, default -> StorageException.permanent("Neo4j could not be asked", e);
            };
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw away(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw away(e);
        }
    }

    /**
     * Returns when the server answers.
     *
     * @throws StorageException when it does not
     */
    public void check() {
        read("RETURN 1", Map.of());
    }

    /**
     * What the server itself calls a client's error will be one again; but so it calls transactions
     * that took too long or were ended, too. What the driver says has no such code: it did not
     * reach the server, or found no free connection.
     */
    private static StorageException translated(Neo4jException e) {
        String code = e.code();
        boolean refused =
                code != null
                        && code.startsWith("Neo.ClientError.")
                        && !code.startsWith("Neo.ClientError.Transaction.")
                        && !(e instanceof RetryableException);
        return refused
                ? StorageException.permanent("Neo4j refused: " + e.getMessage(), e)
                : away(e);
    }

    private static StorageException away(Exception e) {
        return StorageException.unavailable("Neo4j is away", e);
    }

    @Override
    public void close() {
        driver.close();
    }
}
