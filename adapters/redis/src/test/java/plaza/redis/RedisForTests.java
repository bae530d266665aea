package plaza.redis;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/** A connection to the Redis of the tests, whose keys are apart from those of other classes. */
public final class RedisForTests implements AfterAllCallback {
    private final RedisConnection connection = open();

    /** One that the caller closes. */
    public static RedisConnection open() {
        return open(UUID.randomUUID() + ":");
    }

    public static RedisConnection open(String prefix) {
        return RedisConnection.open(
                TestEngine.address(Recipes.REDIS).toString(), Duration.ofSeconds(5), prefix);
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
