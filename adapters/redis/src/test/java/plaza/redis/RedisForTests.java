package plaza.redis;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import plaza.contracts.BoundedKeys;
import plaza.contracts.CallTimeout;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/**
 * A connection to the Redis of the tests, whose keys are apart from those of other classes. With
 * {@code -Dplaza.test.redis=cluster} that is a cluster: of three masters, or the one whose nodes
 * {@code PLAZA_TEST_REDIS_CLUSTER_URI} names. When the tests of a class are over, each key that
 * they left has a time to live, or a bound that the README says.
 */
public final class RedisForTests implements AfterAllCallback {
    private static final boolean CLUSTERED =
            System.getProperty("plaza.test.redis", "").equals("cluster");

    private static final BoundedKeys BOUNDED = BoundedKeys.of(Path.of("README.md"));

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
        List<String> keys = connection.call(redis -> redis.keys(connection.key("*")));
        try {
            BOUNDED.requireAll(lasting(keys));
        } finally {
            connection.call(
                    redis -> {
                        keys.forEach(redis::del);
                        return true;
                    });
            connection.close();
        }
    }

    /** Those without a time to live, by their names within the platform. */
    private List<String> lasting(List<String> keys) {
        return keys.stream()
                .filter(key -> connection.<Long>call(redis -> redis.ttl(key)) == -1)
                .map(key -> key.substring(connection.key("").length()))
                .toList();
    }
}
