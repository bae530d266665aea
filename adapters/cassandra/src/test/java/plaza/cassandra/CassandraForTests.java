package plaza.cassandra;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.contracts.AnyNumber;
import plaza.contracts.CallTimeout;
import plaza.contracts.Effort;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/** The one keyspace of this JVM's tests: each change of a schema takes a while. */
public final class CassandraForTests {
    /**
     * More rows than are on their way together. Each has a statement of its own here, so that more
     * of them say nothing else, and take ten times as long as on other engines.
     */
    public static final int MANY = Effort.of(1_500, AnyNumber.MANY);

    private CassandraForTests() {}

    private static final class Shared {
        static final Cassandra CASSANDRA = openOwn();

        private Shared() {}
    }

    /** One with a keyspace of its own, which is gone when the tests have ended. */
    public static Cassandra openOwn() {
        String keyspace = "test_" + UUID.randomUUID().toString().replace("-", "");
        Cassandra cassandra =
                open(TestEngine.address(Recipes.CASSANDRA), keyspace, CallTimeout.PATIENT);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    cassandra.define("DROP KEYSPACE IF EXISTS " + keyspace);
                                    cassandra.close();
                                }));
        return cassandra;
    }

    public static Cassandra get() {
        return Shared.CASSANDRA;
    }

    static Cassandra open(URI server, String keyspace, Duration timeout) {
        return Cassandra.open(address(server, keyspace, 1, null), timeout);
    }

    static Cassandra.Address address(
            URI server, String keyspace, int replicas, Cassandra.@Nullable Tls tls) {
        return new Cassandra.Address(
                List.of(new InetSocketAddress(server.getHost(), server.getPort())),
                "datacenter1",
                keyspace,
                replicas,
                Cassandra.Consistency.LOCAL_QUORUM,
                null,
                null,
                tls);
    }
}
