package plaza.mongodb;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.contracts.Away;
import plaza.contracts.EveryCall;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/** Every call on a server that has ended fails in time, and says that it may work later. */
@Tag("engine")
@BothLayouts
class AwayTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** What a call may take beyond its time-out where the machine is busy. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Mongo connection;
    private final List<EveryCall.Call> calls;

    /** The adapters are made while the server is there. */
    AwayTest(InLayout layout) {
        TestEngine.Own server = TestEngine.start(Recipes.MONGODB);
        try {
            connection = Mongo.open(server.address().toString(), "away", layout.layout(), TIMEOUT);
            calls = EveryCall.on(new MongoEngine(), connection, Map.of());
        } finally {
            server.close();
        }
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void everyCallFailsInTimeAndMayBeTriedAgain() {
        Away.failInTime(calls, TIMEOUT.plus(GRACE));
    }
}
