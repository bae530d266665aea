package plaza.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.contracts.Away;
import plaza.contracts.EveryCall;
import plaza.core.event.Broadcast;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.local.event.LocalBroadcast;

/** Every call on a server that has ended fails in time, and says that it may work later. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwayTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** What a call may take beyond its time-out where the machine is busy. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final RedisConnection connection;
    private final List<EveryCall.Call> calls;

    /** The adapters are made while the server is there. */
    AwayTest() {
        TestEngine.Own server = TestEngine.start(Recipes.REDIS);
        try {
            connection =
                    RedisConnection.open(
                            RedisAddress.of(server.address().toString(), false), TIMEOUT, "");
            calls =
                    EveryCall.on(
                            new RedisEngine(),
                            connection,
                            Map.of(Broadcast.class, new LocalBroadcast()),
                            // A worker that has not begun.
                            "JournalRecovery.worker",
                            // What is old goes by itself.
                            "Leaderboard.forgetBefore",
                            "RecommendationStore.deleteExpired",
                            "ActivityStore.deleteBefore",
                            // Nothing is noted until a time that is over.
                            "RecommendationStore.addShown",
                            // A rebuild that never began has no name here.
                            "Autocomplete.finishRebuild");
        } finally {
            server.close();
        }
    }

    @AfterAll
    void close() {
        connection.close();
    }

    @Test
    void everyCallFailsInTimeAndMayBeTriedAgain() {
        Away.failInTime(calls, TIMEOUT.plus(GRACE));
    }
}
