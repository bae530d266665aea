package plaza.app.reels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.redis.RedisEngine;

/** Where a second Redis is set, what may be lost is there, and can be lost. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CachesApartTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestEngine.Own lossy = TestEngine.start(Recipes.REDIS);
    private final RunningPlaza plaza =
            RunningPlaza.startReels(Map.of("redisCache.uri", lossy.address().toString()));
    private final RedisClient client = RedisClient.create(lossy.address().toString());
    private final RedisCommands<String, String> caches = client.connect().sync();
    private final RedisClient other =
            RedisClient.create(plaza.configuration().get(RedisEngine.URI).reveal());
    private final RedisCommands<String, String> kept = other.connect().sync();

    @AfterAll
    void close() {
        plaza.close();
        client.shutdown();
        other.shutdown();
        lossy.close();
    }

    private String key(String name) {
        return plaza.configuration().get(RedisEngine.PREFIX) + name;
    }

    private List<String> kinds(RedisCommands<String, String> redis) {
        String prefix = key("");
        return redis.keys(prefix + "*").stream()
                .map(each -> each.substring(prefix.length()).split(":", 2)[0])
                .distinct()
                .toList();
    }

    @Test
    void whatMayBeLostIsThereAndNothingIsMissingWithoutIt() {
        Person ann = plaza.person();
        Person ben = plaza.person();
        String reel = ann.reel("kept");
        ben.api().post("/api/likes/" + reel).expect(200);
        ben.api().get("/api/posts/" + reel).expect(200);

        assertThat(caches.get(key("likes:" + reel))).isEqualTo("1");
        assertThat(kinds(caches)).contains("likes", "counts", "rate_limit");
        assertThat(kinds(kept))
                .contains("{journal}", "session", "like")
                .doesNotContain("likes", "counts", "cache", "rate_limit", "presence");

        caches.flushall();
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                ben.api()
                                                        .get("/api/posts/" + reel)
                                                        .number("/counts/likes"))
                                        .isEqualTo(1));
        ann.api().post("/api/likes/" + reel).expect(200);
        assertThat(ben.api().get("/api/posts/" + reel).expect(200).number("/counts/likes"))
                .isEqualTo(2);
    }
}
