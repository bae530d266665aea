package plaza.s3;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.contracts.Away;
import plaza.contracts.EveryCall;
import plaza.core.secret.Secret;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/** Every call on a server that has ended fails in time, and says that it may work later. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwayTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** What a call may take beyond its time-out where the machine is busy. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Bucket connection;
    private final List<EveryCall.Call> calls;

    /** The bucket is made while the server is there. */
    AwayTest() {
        TestEngine.Own server = TestEngine.start(Recipes.S3);
        try {
            connection = Bucket.open(address(server.address()), BucketFeatures.NONE, TIMEOUT);
            calls = EveryCall.on(new S3Engine(), connection, Map.of(), "MediaStore.link");
        } finally {
            server.close();
        }
    }

    private static Bucket.Address address(URI server) {
        String[] login = server.getUserInfo().split(":", 2);
        return new Bucket.Address(
                URI.create("http://127.0.0.1:" + server.getPort()),
                "us-east-1",
                "away",
                login[0],
                Secret.of(login[1]));
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
