package plaza.app.live;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.app.testing.AtTheEnd;
import plaza.app.testing.Eventually;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.contracts.BoundedKeys;
import plaza.mongodb.MongoEngine;
import plaza.redis.RedisEngine;

/**
 * Right after each flow PostgreSQL, MongoDB and Redis have the tables, fields and keys of {@code
 * docs/blueprints/live.md}, looked at with a client of their own.
 */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LiveLayoutTest {
    private final RunningPlaza plaza = AtTheEnd.close(RunningPlaza.startLive(Map.of()));
    private final RedisClient client =
            RedisClient.create(plaza.configuration().get(RedisEngine.URI).reveal());
    private final RedisCommands<String, String> redis = client.connect().sync();
    private final MongoClient mongo =
            MongoClients.create(
                    MongoClientSettings.builder()
                            .applyConnectionString(
                                    new ConnectionString(
                                            plaza.configuration().get(MongoEngine.URI).reveal()))
                            .uuidRepresentation(UuidRepresentation.STANDARD)
                            .build());
    private final MongoDatabase database =
            mongo.getDatabase(plaza.configuration().get(MongoEngine.DATABASE));
    private final Person ann = plaza.person();
    private final Person ben = plaza.person().follow(ann);

    @AfterAll
    void close() {
        mongo.close();
        client.shutdown();
    }

    private String key(String key) {
        return plaza.configuration().get(RedisEngine.PREFIX) + key;
    }

    private long count(String query) {
        return plaza.database().count(query);
    }

    private Document one(String collection, Bson filter) {
        List<Document> found =
                database.getCollection(collection).find(filter).into(new ArrayList<>());
        assertThat(found).as(collection).hasSize(1);
        return found.getFirst();
    }

    private static String live(Person host) {
        String stream =
                "/api/streams/"
                        + host.api()
                                .post("/api/streams", Map.of("title", "Tuning"))
                                .expect(201)
                                .text("/id");
        host.api().post(stream + "/start").expect(200);
        return stream;
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void projectionsAreLeasesOfOneServer() {
        String projections = " FROM leases WHERE name LIKE 'projection-%'";
        soon(
                () -> {
                    assertThat(plaza.database().count("SELECT count(*)" + projections))
                            .isGreaterThan(1);
                    assertThat(
                                    plaza.database()
                                            .count("SELECT count(DISTINCT holder)" + projections))
                            .isEqualTo(1);
                });
    }

    @Test
    void aPersonIsARowAndASessionAKey() {
        ann.api().patch("/api/users/me", Map.of("country", "de", "language", "de")).expect(200);
        assertThat(
                        count(
                                """
                                SELECT count(*) FROM users_004
                                WHERE username = '%s' AND country = 'DE' AND language = 'de'
                                """
                                        .formatted(ann.username())))
                .isEqualTo(1);
        assertThat(redis.keys(key("session:*"))).isNotEmpty();
        assertThat(count("SELECT count(*) FROM sessions")).isZero();
    }

    @Test
    void aFollowIsARowOfFollowers() {
        assertThat(
                        count(
                                """
                                SELECT count(*) FROM followers
                                WHERE follower_id = '%s' AND following_id = '%s'
                                """
                                        .formatted(ben.id(), ann.id())))
                .isEqualTo(1);
    }

    @Test
    void aReelHasItsLikesAndCommentsWithinItsDocument() {
        String reel = ann.publish(Map.of("text", "Sunset"));
        ben.api().post("/api/posts/" + reel + "/like").expect(200);
        String comment = ben.reply(reel, "Wonderful");
        soon(
                () ->
                        assertThat(
                                        one("reels", eq("_id", UUID.fromString(reel)))
                                                .getList("likes", UUID.class))
                                .containsExactly(UUID.fromString(ben.id())));
        Document found = one("reels", eq("_id", UUID.fromString(reel)));
        assertThat(found)
                .containsEntry("user_id", UUID.fromString(ann.id()))
                .containsEntry("caption", "Sunset");
        assertThat(found.get("created_at")).isInstanceOf(Date.class);
        assertThat(found.getList("comments", Document.class))
                .singleElement()
                .satisfies(
                        said ->
                                assertThat(said)
                                        .containsEntry("comment_id", UUID.fromString(comment))
                                        .containsEntry("user_id", UUID.fromString(ben.id()))
                                        .containsEntry("text", "Wonderful")
                                        .containsKey("timestamp"));
        assertThat(count("SELECT count(*) FROM tweets")).isZero();
        assertThat(redis.get(key("likes:" + reel))).isEqualTo("1");
    }

    @Test
    void aHomeTimelineIsASortedSetOfThoseWhoReadAndGoesByItself() {
        String timeline = key("timeline:home:" + ben.id());
        ben.feed();
        String reel = ann.publish(Map.of("text", "For those who follow"));
        soon(
                () ->
                        assertThat(redis.zrevrange(timeline, 0, 0))
                                .containsExactly(reel + ":" + ann.id()));
        assertThat(redis.ttl(timeline)).isBetween(1L, Duration.ofHours(1).toSeconds());
        redis.del(timeline);
        assertThat(ben.feed()).contains(reel);
    }

    @Test
    void aMessageThatDisappearsIsInRedisUntilItDoesAndNowhereAfterwards() {
        ann.follow(ben);
        String chat =
                "/api/chats/"
                        + ann.api()
                                .post("/api/chats", Map.of("userId", ben.id()))
                                .expect(201)
                                .text("/id")
                        + "/messages";
        String text = "for a moment " + UUID.randomUUID();
        String stays = send(chat, text, 3_600);
        String message = key("message:" + stays);
        assertThat(redis.hgetall(message))
                .containsEntry("content", text)
                .containsEntry("sender_id", ann.id())
                .containsEntry("disappear_after_seconds", "3600");
        assertThat(redis.ttl(message)).isBetween(3_500L, 3_600L);
        assertThat(one("chats", eq("_id", UUID.fromString(stays))))
                .containsEntry("content", text)
                .containsEntry("is_disappearing", true);
        // What Redis loses was not only there.
        redis.del(message);
        assertThat(ben.api().get(chat).expect(200).body()).contains(text);

        String goes = send(chat, "gone " + text, 1);
        Eventually.within(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            assertThat(redis.exists(key("message:" + goes))).isZero();
                            assertThat(
                                            database.getCollection("chats")
                                                    .countDocuments(
                                                            eq("_id", UUID.fromString(goes))))
                                    .isZero();
                        });
    }

    private String send(String chat, String text, int seconds) {
        return ann.api()
                .post(
                        chat,
                        Map.of(
                                "content",
                                text,
                                "disappearAfterSeconds",
                                seconds,
                                "disappearFrom",
                                "sent"))
                .expect(201)
                .text("/id");
    }

    @Test
    void aStreamIsADocumentItsViewersAreAKeyAndItsHostIsAStreamer() {
        Person host = plaza.person();
        String stream = live(host);
        ben.api().post(stream + "/join").expect(200);
        assertThat(redis.zrange(key("stream:{" + id(stream) + "}:viewers"), 0, -1))
                .containsExactly(ben.id());
        Bson itself = eq("_id", UUID.fromString(id(stream)));
        assertThat(one("live_streams", itself))
                .containsEntry("streamer_id", UUID.fromString(host.id()))
                .containsEntry("title", "Tuning")
                .containsEntry("status", "live")
                .containsKeys(
                        "description", "start_time", "end_time", "participants", "stream_url");
        soon(
                () ->
                        assertThat(
                                        one("live_streams", itself)
                                                .get("viewer_count", Number.class)
                                                .longValue())
                                .isEqualTo(1));
        String streamers = "SELECT count(*) FROM users WHERE is_streamer AND user_id = '%s'";
        soon(() -> assertThat(count(streamers.formatted(host.id()))).isEqualTo(1));
        assertThat(count(streamers.formatted(ben.id()))).isZero();
    }

    @Test
    void aGiftIsARowOfTransactionsAndAPlaceOnALeaderboard() {
        Person host = plaza.person();
        String stream = live(host);
        String gift = ben.api().all("/api/gifts", "/id").getFirst();
        ben.api()
                .post(
                        "/api/wallet/topups",
                        Map.of("amount", "5.00", "method", "sandbox-ok"),
                        Map.of("Idempotency-Key", "in"))
                .expect(201);
        soon(() -> assertThat(ben.api().get("/api/wallet").text("/balance")).isNotEqualTo("0.00"));
        ben.api()
                .post(stream + "/gifts", Map.of("giftId", gift), Map.of("Idempotency-Key", "given"))
                .expect(201);
        assertThat(
                        count(
                                """
                                SELECT count(*) FROM transactions
                                WHERE sender_user_id = '%s' AND receiver_user_id = '%s'
                                    AND gift_id = '%s' AND transaction_type = 'gift_sent'
                                    AND status = 'completed'
                                    AND platform_fee + streamer_payout = amount
                                """
                                        .formatted(ben.id(), host.id(), gift)))
                .isEqualTo(1);
        soon(
                () ->
                        assertThat(redis.keys(key("leaderboard:{*}")))
                                .anyMatch(board -> redis.zscore(board, ben.id()) != null));
    }

    @Test
    void nothingIsLeftOpenAndEveryKeyHasATimeToLiveOrABoundThatIsWrittenDown() {
        ann.publish(Map.of("text", "One more"));
        soon(() -> assertThat(count("SELECT count(*) FROM journal_open")).isZero());
        String all = key("");
        BoundedKeys.of(Path.of("../adapters/redis/README.md"))
                .requireAll(
                        redis.keys(all + "*").stream()
                                .filter(each -> redis.ttl(each) == -1)
                                .map(each -> each.substring(all.length()))
                                .toList());
    }
}
