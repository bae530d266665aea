package plaza.neo4j;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.summary.SummaryCounters;
import plaza.core.StorageException;
import plaza.core.secret.Secret;

/**
 * A graph database. Statements run in transactions of their own, which the driver repeats while
 * they meet others and the time-out allows.
 */
public final class Neo4j implements AutoCloseable {
    private final Driver driver;
    private final TransactionConfig timeout;

    private Neo4j(Driver driver, TransactionConfig timeout) {
        this.driver = driver;
        this.timeout = timeout;
    }

    /**
     * @param user null where nobody has to say who they are
     * @param timeout of connecting, and of each transaction
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
        var neo4j = new Neo4j(driver, TransactionConfig.builder().withTimeout(timeout).build());
        try {
            neo4j.check();
            neo4j.write(
                    "CREATE CONSTRAINT user_id IF NOT EXISTS FOR (u:User) REQUIRE u.id IS UNIQUE",
                    Map.of());
        } catch (StorageException e) {
            driver.close();
            throw e;
        }
        return neo4j;
    }

    public List<Record> read(String cypher, Map<String, Object> parameters) {
        try (Session session = driver.session()) {
            return session.executeRead(
                    transaction -> transaction.run(cypher, parameters).list(), timeout);
        } catch (Neo4jException e) {
            throw translated(e);
        }
    }

    /** Writes; says what changed. */
    public SummaryCounters write(String cypher, Map<String, Object> parameters) {
        try (Session session = driver.session()) {
            return session.executeWrite(
                    transaction -> transaction.run(cypher, parameters).consume().counters(),
                    timeout);
        } catch (Neo4jException e) {
            throw translated(e);
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

    private static StorageException translated(Neo4jException e) {
        // A timed-out or ended transaction is a client's exception too, and says so in its code.
        boolean refused =
                e instanceof ClientException
                        && !(e instanceof RetryableException)
                        && e.code() != null
                        && !e.code().contains("Transaction");
        return refused
                ? StorageException.broken("Neo4j refused: " + e.getMessage(), e)
                : StorageException.away("Neo4j is away", e);
    }

    @Override
    public void close() {
        driver.close();
    }
}
