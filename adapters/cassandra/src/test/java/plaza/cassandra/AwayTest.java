package plaza.cassandra;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.cassandra.analytics.CassandraAnalyticsStore;
import plaza.cassandra.post.CassandraPostStore;
import plaza.cassandra.timeline.CassandraTimelineStore;
import plaza.cassandra.trend.CassandraTrendCounter;
import plaza.contracts.Away;
import plaza.contracts.EveryCall;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/**
 * Every call on a server that has ended fails in time, and says that it may work later. A new
 * adapter adds itself here.
 */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwayTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** What a call may take beyond its time-out where the machine is busy. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Cassandra connection;
    private final List<EveryCall.Call> calls;

    /** The adapters are made while the server is there. */
    AwayTest() {
        TestEngine.Own server = TestEngine.start(Recipes.CASSANDRA);
        try {
            connection = CassandraForTests.open(server.address(), "away", TIMEOUT);
            calls = calls(connection);
        } finally {
            server.close();
        }
    }

    private static List<EveryCall.Call> calls(Cassandra connection) {
        return EveryCall.on(
                new CassandraPostStore(connection),
                new CassandraAnalyticsStore(connection),
                new CassandraTimelineStore(connection, 800),
                new CassandraTrendCounter(connection, Duration.ofDays(8)));
    }

    @AfterAll
    void close() {
        connection.close();
    }

    @Test
    void everyCallFailsInTimeAndMayBeTriedAgain() {
        List<EveryCall.Call> all = new ArrayList<>(calls);
        all.add(new EveryCall.Call("check", connection::check));
        Away.failInTime(all, TIMEOUT.plus(GRACE));
    }

    @Test
    void everyCallOnAServerThatStandsStillEndsWhenItIsInterrupted() {
        try (TestEngine.Own server = TestEngine.start(Recipes.CASSANDRA);
                Cassandra patient =
                        CassandraForTests.open(server.address(), "still", Duration.ofMinutes(2))) {
            List<EveryCall.Call> all = new ArrayList<>(calls(patient));
            all.add(new EveryCall.Call("check", patient::check));
            server.freeze();
            try {
                Away.endWhenInterrupted(all, Duration.ofSeconds(10));
            } finally {
                server.thaw();
            }
        }
    }
}
