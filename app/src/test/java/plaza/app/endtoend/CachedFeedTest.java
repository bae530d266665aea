package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/** Feeds and lists of follows with Redis before their stores, and timelines in DynamoDB. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CachedFeedTest implements FeedContract {
    private static final String APART = "t" + UUID.randomUUID();

    private final String redisAddress = TestEngine.address(Recipes.REDIS).toString();
    private final RunningPlaza plaza =
            RunningPlaza.start(
                    Map.ofEntries(
                            Map.entry("ports.timelineStore", "dynamodb"),
                            Map.entry("ports.cache", "redis"),
                            Map.entry("sharedCache.timelines", "1h"),
                            Map.entry("sharedCache.follows", "30m"),
                            Map.entry(
                                    "dynamodb.endpoint",
                                    TestEngine.address(Recipes.DYNAMODB).toString()),
                            Map.entry("dynamodb.tablePrefix", APART),
                            Map.entry("redis.uri", redisAddress),
                            Map.entry("redis.prefix", APART + ":")));
    private final RedisClient client = RedisClient.create(redisAddress);
    private final RedisCommands<String, String> redis = client.connect().sync();

    @AfterAll
    void close() {
        plaza.close();
        List<String> keys = redis.keys(APART + ":*");
        keys.forEach(redis::del);
        client.shutdown();
    }

    @Override
    public RunningPlaza plaza() {
        return plaza;
    }

    @Test
    void whatIsReadIsInRedisAsTheDocumentsHaveIt() {
        Person ann = plaza.person();
        Person ben = plaza.person().follow(ann);
        ben.feed();
        String followers = ann.path() + "/followers";
        assertThat(ann.api().get(followers).expect(200).items()).hasSize(1);
        ben.api().get(ben.path() + "/following").expect(200);

        assertThat(redis.type(APART + ":feed:" + ben.id())).isEqualTo("zset");
        assertThat(redis.ttl(APART + ":feed:" + ben.id())).isBetween(3_000L, 3_600L);
        for (String list : List.of("following:" + ben.id(), "followers:" + ann.id())) {
            assertThat(redis.hget(APART + ":cache:" + list, "rows")).isNotEmpty();
            assertThat(redis.ttl(APART + ":cache:" + list)).isBetween(1_500L, 1_800L);
        }

        ben.unfollow(ann);
        assertThat(ann.api().get(followers).expect(200).items()).isEmpty();
    }
}
