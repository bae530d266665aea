package plaza.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.core.cache.Cache;
import plaza.core.event.Journal;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/** What is said of a server for what may be lost, and of one for what may not. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisCacheEngineTest {
    private final TestEngine.Own server = TestEngine.start(Recipes.REDIS);
    private final RedisConnection redis =
            RedisConnection.open(
                    RedisAddress.of(server.address().toString(), false, "redisCache"),
                    Duration.ofSeconds(5),
                    "");

    @AfterAll
    void close() {
        redis.close();
        server.close();
    }

    private void set(Map<String, String> settings) {
        settings.forEach((name, value) -> redis.call(commands -> commands.configSet(name, value)));
    }

    @Test
    void aServerEitherKeepsAllOrMakesRoom() {
        var lossy = new RedisCacheEngine();
        var keeping = new RedisEngine();
        set(
                Map.of(
                        "appendonly", "yes",
                        "appendfsync", "always",
                        "maxmemory", "0",
                        "maxmemory-policy", "noeviction"));
        assertThat(lossy.doubts(redis, Set.of(Cache.class)))
                .containsExactly(
                        "it does not make room by itself: maxmemory-policy is noeviction, not allkeys-lru",
                        "it does not make room by itself: maxmemory is not set");
        assertThat(keeping.doubts(redis, Set.of(Journal.class))).isEmpty();

        set(Map.of("maxmemory", "100mb", "maxmemory-policy", "allkeys-lru"));
        assertThat(lossy.doubts(redis, Set.of(Cache.class))).isEmpty();
        assertThat(keeping.doubts(redis, Set.of(Journal.class)))
                .containsExactly(
                        "the journal may be lost: maxmemory-policy is allkeys-lru, not noeviction");
    }
}
