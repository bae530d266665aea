package plaza.opensearch;

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

/** What becomes of calls on a server that stands still, or has ended. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwayTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** What a call may take beyond its time-out where the machine is busy. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final TestEngine.Own server = TestEngine.start(Recipes.OPENSEARCH);
    private final OpenSearch connection;
    private final List<EveryCall.Call> calls;

    /** The adapters are made while the server is there. */
    AwayTest() {
        try (OpenSearch patient = open(Duration.ofSeconds(30))) {
            calls(patient);
        }
        connection = open(TIMEOUT);
        calls = calls(connection);
    }

    private static List<EveryCall.Call> calls(OpenSearch connection) {
        return EveryCall.on(
                new OpenSearchEngine(),
                connection,
                Map.of(),
                // The name of the rebuild is refused before anybody is asked.
                "SearchIndex.finishRebuild",
                "Autocomplete.finishRebuild");
    }

    private OpenSearch open(Duration timeout) {
        return OpenSearch.open(server.address(), null, null, "", timeout);
    }

    @AfterAll
    void close() {
        connection.close();
        server.close();
    }

    @Test
    void everyCallFailsInTimeAndMayBeTriedAgain() throws Exception {
        signal("STOP");
        try {
            Away.failInTime(calls, TIMEOUT.plus(GRACE));
        } finally {
            signal("CONT");
        }
        server.close();

        Away.failInTime(calls, TIMEOUT.plus(GRACE));
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(server.pid())).start().waitFor();
    }
}
