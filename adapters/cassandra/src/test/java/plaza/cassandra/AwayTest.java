package plaza.cassandra;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import plaza.contracts.Away;
import plaza.contracts.EveryCall;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/** Every call on a server that has ended fails in time, and says that it may work later. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AwayTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** What a call may take beyond its time-out where the machine is busy. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final TestEngine.Own server = TestEngine.start(Recipes.CASSANDRA);
    private final Cassandra connection = CassandraForTests.open(server.address(), "away", TIMEOUT);

    private static List<EveryCall.Call> calls(Cassandra connection) {
        return EveryCall.on(new CassandraEngine(), connection, Map.of());
    }

    @AfterAll
    void close() {
        connection.close();
        server.close();
    }

    @Test
    @Order(1)
    void everyCallOnAServerThatStandsStillEndsWhenItIsInterrupted() {
        try (Cassandra patient =
                CassandraForTests.open(server.address(), "away", Duration.ofMinutes(2))) {
            List<EveryCall.Call> all = calls(patient);
            server.freeze();
            try {
                Away.endWhenInterrupted(all, Duration.ofSeconds(10));
            } finally {
                server.thaw();
            }
        }
    }

    /** The last one: nobody starts the server again. The adapters are made while it is there. */
    @Test
    @Order(2)
    void everyCallFailsInTimeAndMayBeTriedAgain() {
        List<EveryCall.Call> all = calls(connection);
        server.close();
        Away.failInTime(all, TIMEOUT.plus(GRACE));
    }
}
