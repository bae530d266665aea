package plaza.redis;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import plaza.contracts.CallTimeout;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/**
 * A connection to the Redis of the tests, whose keys are apart from those of other classes. With
 * {@code -Dplaza.test.redis=cluster} that is a cluster: of three masters, or the one whose nodes
 * {@code PLAZA_TEST_REDIS_CLUSTER_URI} names.
 */
public final class RedisForTests implements AfterAllCallback {
    private static final boolean CLUSTERED =
            System.getProperty("plaza.test.redis", "").equals("cluster");

    private final RedisConnection connection = open();

    /** One that the caller closes. */
    public static RedisConnection open() {
        return open(UUID.randomUUID() + ":");
    }

    public static RedisConnection open(String prefix) {
        return RedisConnection.open(
                CLUSTERED ? Cluster.ADDRESS : single(TestEngine.address(Recipes.REDIS).toString()),
                CallTimeout.PATIENT,
                prefix);
    }

    private static RedisAddress single(String address) {
        return RedisAddress.of(address, false);
    }

    /** Started when the first asks for it. */
    private static final class Cluster {
        static final RedisAddress ADDRESS =
                RedisAddress.of(
                        Optional.ofNullable(System.getenv("PLAZA_TEST_REDIS_CLUSTER_URI"))
                                .orElseGet(Cluster::start),
                        true);

        private Cluster() {}

        private static String start() {
            return TestEngine.start(Recipes.redisCluster(3, 0))
                    .settings()
                    .getOrDefault("redis.uri", "");
        }
    }

    public RedisConnection get() {
        return connection;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        connection.call(
                redis -> {
                    redis.keys(connection.key("*")).forEach(redis::del);
                    return true;
                });
        connection.close();
    }
}
