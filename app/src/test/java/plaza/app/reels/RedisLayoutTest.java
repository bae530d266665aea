package plaza.app.reels;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
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
    void thatSomebodyLikesAReelIsRememberedForThirtyDays() {
        String like = key("like:" + scenario.reel() + ":" + scenario.ben().id());

        assertThat(redis.get(like)).isEqualTo("1");
        assertThat(redis.ttl(like))
                .isBetween(Duration.ofDays(29).toSeconds(), Duration.ofDays(30).toSeconds());
        assertThat(redis.exists(key("like:" + scenario.before() + ":" + scenario.ben().id())))
                .isZero();
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
