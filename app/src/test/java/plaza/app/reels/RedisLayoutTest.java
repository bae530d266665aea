package plaza.app.reels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.contracts.BoundedKeys;
import plaza.redis.RedisEngine;

/** Counts and marks of likes have the keys of {@code docs/blueprints/reels.md}. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisLayoutTest {
    private final Scenario scenario = Scenario.played();
    private final RedisClient client =
            RedisClient.create(scenario.configuration().get(RedisEngine.URI).reveal());
    private final RedisCommands<String, String> redis = client.connect().sync();

    @AfterAll
    void close() {
        client.shutdown();
    }

    private String key(String key) {
        return scenario.configuration().get(RedisEngine.PREFIX) + key;
    }

    @Test
    void theLikesOfAReelAreANumber() {
        assertThat(redis.get(key("likes:" + scenario.reel()))).isEqualTo("1");
        assertThat(redis.get(key("likes:" + scenario.before()))).isEqualTo("0");
    }

    @Test
    void countsGoThirtyDaysAfterTheyLastChanged() {
        for (String name : List.of("likes:", "counts:")) {
            assertThat(redis.ttl(key(name + scenario.reel())))
                    .isBetween(Duration.ofDays(29).toSeconds(), Duration.ofDays(30).toSeconds());
        }
    }

    @Test
    void countsThatWentAreCountedAnewWithHowOftenTheReelWasShown() {
        String path = "/api/posts/" + scenario.before() + "/";
        Runnable shown =
                () ->
                        assertThat(redis.hget(key("counts:" + scenario.before()), "impressions"))
                                .isNotEqualTo("0")
                                .isNotNull();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(shown::run);
        redis.del(key("likes:" + scenario.before()), key("counts:" + scenario.before()));
        scenario.ben().api().post(path + "repost").expect(200);
        assertThat(scenario.ben().api().get("/api/posts/" + scenario.before()).expect(200))
                .satisfies(reel -> assertThat(reel.number("/counts/reposts")).isEqualTo(1));
        shown.run();
        scenario.ben().api().delete(path + "repost").expect(200);
    }

    @Test
    void everyKeyHasATimeToLiveOrABoundThatIsWrittenDown() {
        String all = key("");
        BoundedKeys.of(Path.of("../adapters/redis/README.md"))
                .requireAll(
                        redis.keys(all + "*").stream()
                                .filter(each -> redis.ttl(each) == -1)
                                .map(each -> each.substring(all.length()))
                                .toList());
    }

    @Test
    void thatSomebodyLikesAReelIsRememberedForThirtyDays() {
        String like = key("like:" + scenario.reel() + ":" + scenario.ben().id());

        assertThat(redis.get(like)).isEqualTo("1");
        assertThat(redis.ttl(like))
                .isBetween(Duration.ofDays(29).toSeconds(), Duration.ofDays(30).toSeconds());
        assertThat(redis.exists(key("like:" + scenario.before() + ":" + scenario.ben().id())))
                .isZero();
    }

    @Test
    void aStoryAndWhichStoriesSomebodyHasAreSharedForTenMinutes() {
        String story = key("cache:story:" + scenario.story());
        String stories = key("cache:stories:" + scenario.ann().id());
        redis.del(story, stories);
        for (int i = 0; i < 2; i++) {
            scenario.ben().api().get(scenario.ann().path() + "/stories").expect(200);
        }

        assertThat(redis.hgetall(story))
                .containsOnlyKeys("id", "author", "mediaKey", "text", "visibility", "expiresAt")
                .containsEntry("mediaKey", scenario.storyMedia());
        assertThat(redis.hgetall(stories)).containsExactly(Map.entry("ids", scenario.story()));
        for (String name : List.of(story, stories)) {
            assertThat(redis.ttl(name)).isBetween(500L, 600L);
        }
    }

    @Test
    void whoWatchesAStreamIsInASortedSet() {
        String viewers = key("stream:{" + scenario.stream() + "}:viewers");
        // Whoever joined with the scenario may have been silent for too long by now.
        scenario.ben().api().post("/api/streams/" + scenario.stream() + "/join").expect(200);

        assertThat(redis.zrange(viewers, 0, -1)).containsExactly(scenario.ben().id());
    }

    @Test
    void theJournalIsAStreamWithAGroupForEachProjection() {
        List<String> streams = redis.keys(key("{journal}:") + "*");

        assertThat(streams).anyMatch(each -> redis.type(each).equals("stream"));
    }
}
