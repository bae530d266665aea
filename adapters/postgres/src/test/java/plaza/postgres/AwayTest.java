package plaza.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.contracts.Away;
import plaza.contracts.EveryCall;
import plaza.contracts.Samples;
import plaza.core.StorageException;
import plaza.core.id.UserId;
import plaza.postgres.account.PostgresAccountStore;
import plaza.postgres.server.PostgresAddress;

/** Every call on a database that is away fails in time, and says that it may work later. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwayTest {
    private static final Duration TIMEOUT = Duration.ofMillis(250);

    /** What a call may take beyond its time-out where the machine is busy. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** How long the driver waits for a server that says nothing, beyond the time-out. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(5);

    private static final List<UserId> BOTH = List.of(Samples.userId(), Samples.userId());

    private final PostgresAddress address = DatabaseForTests.create();
    private final Database database;
    private final List<EveryCall.Call> calls;

    /** The adapters are made while the database is there. */
    AwayTest() {
        try (var relay = new Relay(address)) {
            database = open(relay);
            // Filling asks nobody: the row has its counts from the beginning. A worker is made.
            calls =
                    EveryCall.on(
                            new PostgresEngine(),
                            database,
                            Map.of(),
                            "Counters.fill",
                            "JournalRecovery.worker");
        }
    }

    @Test
    void everyCallFailsInTimeAndMayBeTriedAgain() {
        Away.failInTime(calls, TIMEOUT.plus(GRACE));
    }

    @Test
    void aServerThatHangsIsGivenUpInTime() {
        try (var relay = new Relay(address);
                Database hanging = open(relay)) {
            var accounts = new PostgresAccountStore(hanging);
            accounts.findAll(BOTH);
            relay.fallSilent();

            Away.failsInTime(
                    new EveryCall.Call("findAll", () -> accounts.findAll(BOTH)),
                    TIMEOUT.plus(SOCKET_TIMEOUT).plus(GRACE));
        }
    }

    /** Each connection of the pool may fail once; then there are new ones. */
    @Test
    void aServerThatComesBackIsUsedAgain() {
        try (var relay = new Relay(address);
                Database restarted = open(relay)) {
            var accounts = new PostgresAccountStore(restarted);
            relay.hangUp();

            Away.failsInTime(
                    new EveryCall.Call("findAll", () -> accounts.findAll(BOTH)),
                    TIMEOUT.plus(GRACE));

            Awaitility.await()
                    .ignoreException(StorageException.class)
                    .until(() -> accounts.findAll(BOTH).isEmpty());
        }
    }

    private static Database open(Relay relay) {
        return DatabaseForTests.open(relay.address(), 2, TIMEOUT);
    }

    @AfterAll
    void close() {
        database.close();
    }
}
