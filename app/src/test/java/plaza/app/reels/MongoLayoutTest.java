package plaza.app.reels;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plaza.mongodb.MongoEngine;

/** MongoDB has the collections, fields and indexes of {@code docs/blueprints/reels.md}. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MongoLayoutTest {
    private final Scenario scenario = Scenario.played();
    private final MongoClient client =
            MongoClients.create(scenario.configuration().get(MongoEngine.URI).reveal());
    private final MongoDatabase database =
            client.getDatabase(scenario.configuration().get(MongoEngine.DATABASE));

    @AfterAll
    void close() {
        client.close();
    }

    @Test
    void aPersonIsADocument() {
        Document ann = one("users", eq("id", scenario.ann().id()));

        assertThat(ann)
                .containsEntry("username", scenario.ann().username())
                .containsEntry("email", scenario.ann().username() + "@example.org")
                .containsEntry("bio", Scenario.BIO)
                .containsEntry("fullname", Scenario.FULL_NAME)
                .doesNotContainKey("displayName")
                .containsKey("avatar");
        assertThat(ann.get("createdAt")).isInstanceOf(Date.class);
        assertThat(ann.get("updatedAt")).isInstanceOf(Date.class);
    }

    @Test
    void aCommentIsADocumentAndNamesTheOneAbove() {
        Document comment = one("comments", eq("_id", scenario.comment()));
        Document below = one("comments", eq("_id", scenario.below()));

        assertThat(comment)
                .containsEntry("reelId", scenario.reel())
                .containsEntry("userId", scenario.ben().id())
                .containsEntry("username", scenario.ben().username())
                .containsEntry("text", "Amazing! 😍")
                .containsEntry("parentCommentId", null);
        assertThat(comment.get("createdAt")).isInstanceOf(Date.class);
        assertThat(below)
                .containsEntry("reelId", scenario.reel())
                .containsEntry("parentCommentId", scenario.comment());
    }

    @Test
    void aLikeIsADocumentThatOutlivesRedis() {
        Bson ofBen = and(eq("reelId", scenario.reel()), eq("userId", scenario.ben().id()));
        soon(() -> assertThat(one("likes", ofBen).get("createdAt")).isInstanceOf(Date.class));
    }

    @Test
    void aFollowIsADocumentBesideTheGraph() {
        Document follow =
                one(
                        "follows",
                        and(
                                eq("followerId", scenario.ben().id()),
                                eq("followingId", scenario.ann().id())));

        assertThat(follow.get("createdAt")).isInstanceOf(Date.class);
        assertThat(all("followBacklog")).isEmpty();
    }

    @Test
    void aStoryIsADocumentThatExpires() {
        Document story = one("stories", eq("_id", scenario.story()));

        assertThat(story)
                .containsEntry("user_id", scenario.ann().id())
                .containsEntry("caption", "today");
        assertThat(story.getString("media_url")).isEqualTo("/api/media/" + scenario.storyMedia());
        assertThat(story.getDate("expires_at").toInstant())
                .isEqualTo(story.getDate("created_at").toInstant().plus(Duration.ofHours(24)));
        assertThat(story.getList("views", String.class)).containsExactly(scenario.ben().id());
    }

    @Test
    void aMessageIsADocumentThatNamesWhoReadIt() {
        Document message = one("chats", eq("_id", scenario.message()));

        assertThat(message)
                .containsEntry("sender_id", scenario.ben().id())
                .containsEntry("receiver_id", scenario.ann().id())
                .containsEntry("room_id", null)
                .containsEntry("message_type", "text")
                .containsEntry("content", "Where was that?")
                .containsEntry("is_disappearing", true);
        assertThat(message.get("disappear_after_seconds", Number.class).intValue())
                .isEqualTo(86_400);
        assertThat(message.get("timestamp")).isInstanceOf(Date.class);
        assertThat(message.getList("read_by", String.class)).containsExactly(scenario.ann().id());
    }

    @Test
    void aStreamHasTheFieldsOfTheLayout() {
        Document stream = one("live_streams", eq("_id", scenario.stream()));

        assertThat(stream)
                .containsEntry("streamer_id", scenario.ann().id())
                .containsEntry("title", "Behind the reel")
                .containsEntry("description", null)
                .containsEntry("status", "live")
                .containsEntry("thumbnail_url", null)
                .containsKey("end_time");
        assertThat(stream.get("start_time")).isInstanceOf(Date.class);
        assertThat(stream.get("viewer_count")).isInstanceOf(Number.class);
        assertThat(stream.getList("participants", String.class)).isEmpty();
        assertThat(stream.getString("stream_url")).contains(scenario.stream());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "comments | {\"reelId\": 1, \"createdAt\": -1}",
                "comments | {\"userId\": 1}",
                "stories | {\"expires_at\": 1}"
            })
    void anIndexOfTheLayoutIsThere(String collection, String key) {
        assertThat(indexes(collection))
                .extracting(index -> index.get("key", Document.class).toJson())
                .contains(key);
    }

    @Test
    void anExpiredStoryIsLeftToTheCleanUpAndThenGoesByItself() {
        assertThat(indexes("stories"))
                .filteredOn(index -> index.get("key", Document.class).containsKey("expires_at"))
                .singleElement()
                .extracting(index -> index.get("expireAfterSeconds", Number.class).longValue())
                .isEqualTo(3_600L);
    }

    private List<Document> indexes(String collection) {
        return database.getCollection(collection).listIndexes().into(new ArrayList<>());
    }

    private List<Document> all(String collection) {
        return database.getCollection(collection).find().into(new ArrayList<>());
    }

    private Document one(String collection, Bson filter) {
        List<Document> found =
                database.getCollection(collection).find(filter).into(new ArrayList<>());
        assertThat(found).as(collection).hasSize(1);
        return found.getFirst();
    }
}
