package plaza.dynamodb;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.contracts.Away;
import plaza.contracts.EveryCall;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/** Every call on a server that has ended fails in time, and says that it may work later. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwayTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** What a call may take beyond its time-out where the machine is busy. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Dynamo connection;
    private final List<EveryCall.Call> calls;

    /** The adapters are made while the server is there. */
    AwayTest() {
        TestEngine.Own server = TestEngine.start(Recipes.DYNAMODB);
        try {
            connection = DynamoForTests.open(server.address(), "", TIMEOUT, List.of());
            calls =
                    EveryCall.on(
                            new DynamoEngine(),
                            connection,
                            Map.of(),
                            // The name of the rebuild is refused before anybody is asked.
                            "SearchIndex.finishRebuild",
                            // A worker that has not begun.
                            "JournalRecovery.worker");
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
