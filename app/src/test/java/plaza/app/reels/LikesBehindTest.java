package plaza.app.reels;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.app.testing.PlazaProcess;
import plaza.app.testing.RunningPlaza;
import plaza.app.testing.TestFolders;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.mongodb.MongoEngine;
import plaza.redis.RedisEngine;

/** Two servers answer likes from Redis; MongoDB learns of them afterwards. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LikesBehindTest {
    /** What makes servers one deployment, and where a setting is among those of a process. */
    private static final Map<String, String> SHARED =
            Map.of(
                    "session.secret", "PLAZA_SESSION_SECRET",
                    "mongodb.uri", "PLAZA_MONGODB_URI",
                    "mongodb.database", "PLAZA_MONGODB_DATABASE",
                    "opensearch.prefix", "PLAZA_OPENSEARCH_PREFIX",
                    "redis.prefix", "PLAZA_REDIS_PREFIX",
                    "s3.bucket", "PLAZA_S3_BUCKET",
                    "timeouts.silence", "PLAZA_TIMEOUTS_SILENCE",
                    "timeouts.doubt", "PLAZA_TIMEOUTS_DOUBT");

    private final TestEngine.Own mongo = TestEngine.start(Recipes.MONGODB);
    private final Map<String, String> deployment = deployment();
    private final RunningPlaza plaza = RunningPlaza.startReels(settings());
    private final Path otherFolder = TestFolders.create("other");
    private PlazaProcess other = PlazaProcess.serve(otherFolder, deployment);
    private final MongoClient client = MongoClients.create(mongo.address().toString());
    private final MongoCollection<Document> likes =
            client.getDatabase(plaza.configuration().get(MongoEngine.DATABASE))
                    .getCollection("likes");
    private final RedisClient redisClient =
            RedisClient.create(plaza.configuration().get(RedisEngine.URI).reveal());
    private final RedisCommands<String, String> redis = redisClient.connect().sync();
    private Person ann = plaza.person();
    private Person ben = plaza.person();
    private Person cat = plaza.person();

    private Map<String, String> deployment() {
        Map<String, String> all = new HashMap<>(PlazaProcess.reels());
        all.put("PLAZA_MONGODB_URI", mongo.address().toString());
        all.put("PLAZA_TIMEOUTS_SILENCE", "2s");
        all.put("PLAZA_TIMEOUTS_DOUBT", "150ms");
        return all;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        SHARED.forEach(
                (setting, variable) ->
                        settings.put(setting, Objects.requireNonNull(deployment.get(variable))));
        return settings;
    }

    @BeforeEach
    void meet() {
        if (!other.isAlive()) {
            other = PlazaProcess.serve(otherFolder, deployment);
        }
        ann = plaza.person();
        ben = plaza.person();
        cat = plaza.person();
    }

    @AfterAll
    void close() {
        other.close();
        plaza.close();
        redisClient.shutdown();
        client.close();
        mongo.close();
        TestFolders.delete(otherFolder);
    }

    private String key(String name) {
        return plaza.configuration().get(RedisEngine.PREFIX) + name;
    }

    /** The same person at the other server. */
    private Api there(Person person) {
        return other.nobody().as(person.token());
    }

    private List<Api> everywhere(Person person) {
        return List.of(person.api(), there(person));
    }

    private long stored(Person by, String reel) {
        return likes.countDocuments(and(eq("userId", by.id()), eq("reelId", reel)));
    }

    /** One of which Redis knows everybody who likes it. */
    private String reel(String text) {
        ann.api().get("/api/likes/" + ann.reel("somebody has asked Redis")).expect(200);
        soon(
                () -> {
                    String since = redis.get(key("like-behind:since"));
                    assertThat(Instant.ofEpochMilli(Long.parseLong(since))).isBefore(Instant.now());
                });
        return ann.reel(text);
    }

    private static void like(Api viewer, String reel) {
        viewer.post(likesOf(reel)).expect(200);
    }

    private static void unlike(Api viewer, String reel) {
        viewer.delete(likesOf(reel)).expect(200);
    }

    private static String likesOf(String reel) {
        return "/api/likes/" + reel;
    }

    private static boolean isLiked(Api viewer, String reel) {
        return viewer.get(likesOf(reel)).expect(200).text("/viewer/liked").equals("true");
    }

    private void assertLiked(Person viewer, String reel, boolean expected) {
        for (Api api : everywhere(viewer)) {
            assertThat(isLiked(api, reel)).isEqualTo(expected);
        }
    }

    private void soonCounted(String reel, String expected) {
        for (Api api : everywhere(ann)) {
            soon(
                    () ->
                            assertThat(api.get(likesOf(reel)).expect(200).text("/counts/likes"))
                                    .isEqualTo(expected));
        }
    }

    /** What is read once is in the caches of a server. */
    private void read(String reel) {
        for (Person person : List.of(ann, ben, cat)) {
            everywhere(person).forEach(api -> api.get(likesOf(reel)).expect(200));
        }
    }

    @Test
    void likesGoOnAtBothServersWhileMongoDbStandsStillAndNoneIsLost() {
        String taken = reel("taken back");
        like(ben.api(), taken);
        soon(() -> assertThat(stored(ben, taken)).isOne());
        String kept = reel("kept");
        read(taken);
        read(kept);

        mongo.freeze();
        try {
            like(ben.api(), kept);
            assertLiked(ben, kept, true);
            like(there(cat), kept);
            assertLiked(cat, kept, true);
            soonCounted(kept, "2");
            unlike(there(ben), kept);
            assertLiked(ben, kept, false);
            soonCounted(kept, "1");
            like(ben.api(), kept);
            unlike(there(ben), taken);
            assertLiked(ben, taken, false);
            soonCounted(taken, "0");
            assertThat(redis.hlen(key("like-behind:waiting"))).isEqualTo(3);
        } finally {
            mongo.thaw();
        }

        soon(
                () -> {
                    assertThat(stored(ben, kept)).isOne();
                    assertThat(stored(cat, kept)).isOne();
                    assertThat(stored(ben, taken)).isZero();
                    assertThat(redis.exists(key("like-behind:waiting"))).isZero();
                });
        assertThat(ann.api().all("/api/posts/" + kept + "/likes", "/id"))
                .containsExactlyInAnyOrder(ben.id(), cat.id());
        soonCounted(kept, "2");
    }

    /** Redis has it, so that whichever server is there carries it to MongoDB. */
    @Test
    void whatWasAnsweredIsNotLostWithItsServerWhileMongoDbIsGone() {
        String taken = reel("taken back");
        like(ben.api(), taken);
        soon(() -> assertThat(stored(ben, taken)).isOne());
        String kept = reel("kept");
        read(taken);
        read(kept);

        mongo.kill();
        try {
            like(there(cat), kept);
            unlike(there(ben), taken);
            other.kill();
            assertThat(isLiked(cat.api(), kept)).isTrue();
            assertThat(isLiked(ben.api(), taken)).isFalse();
        } finally {
            mongo.restart();
        }

        soon(
                () -> {
                    assertThat(stored(cat, kept)).isOne();
                    assertThat(stored(ben, taken)).isZero();
                });
    }

    @Test
    void whatHasRunOutInRedisIsFilledInFromMongoDb() {
        String reel = reel("long ago");
        like(ben.api(), reel);
        soon(() -> assertThat(stored(ben, reel)).isOne());
        String mark = key("like:" + reel + ":" + ben.id());

        for (Api api : everywhere(ben)) {
            redis.del(mark);
            redis.set(key("like-behind:since"), Long.toString(Instant.now().toEpochMilli()));

            assertThat(isLiked(api, reel)).isTrue();

            assertThat(redis.ttl(mark))
                    .isBetween(Duration.ofDays(29).toSeconds(), Duration.ofDays(30).toSeconds());
            assertThat(isLiked(cat.api(), reel)).isFalse();
        }
    }
}
