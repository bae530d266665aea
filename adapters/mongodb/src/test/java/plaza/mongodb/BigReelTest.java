package plaza.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.contracts.CallTimeout;
import plaza.contracts.Effort;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.post.Post;
import plaza.core.reply.ReplyPlace;
import plaza.core.reply.ReplyStore.Order;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.mongodb.like.MongoLikeStore;
import plaza.mongodb.post.MongoPostStore;
import plaza.mongodb.reply.MongoReplyStore;

/** A reel that very many like and comment on: 50,000 and 5,000 in a full run. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BigReelTest {
    private static final int LIKES = Effort.of(5_000, 50_000);
    private static final int COMMENTS = LIKES / 10;
    private static final int EACH = LIKES / 50;

    /** In a full run a reel has 1,000 of each within it. */
    private static final int MOST_BYTES = Effort.of(400_000, 4_000_000);

    private static final String TEXT = "What a long way this has come since. ".repeat(8);

    private final List<BsonDocument> commands = Collections.synchronizedList(new ArrayList<>());
    private final String name = "test_" + UUID.randomUUID().toString().substring(0, 18);
    private final Mongo mongo =
            Mongo.open(
                    TestEngine.address(Recipes.MONGODB).toString(),
                    name,
                    Layout.embedded(EACH),
                    CallTimeout.PATIENT,
                    new CommandListener() {
                        @Override
                        public void commandStarted(CommandStartedEvent event) {
                            commands.add(event.getCommand().clone());
                        }
                    });
    private final RawDatabase database = new RawDatabase(name);
    private final MongoPostStore posts = new MongoPostStore(mongo);
    private final MongoLikeStore likes = new MongoLikeStore(mongo);
    private final MongoReplyStore replies = new MongoReplyStore(mongo);
    private final Post big = Samples.post(Samples.userId());
    private final Post empty = Samples.post(Samples.userId());
    private final Instant start = Samples.now();
    private final List<UserId> people = Stream.generate(Samples::userId).limit(LIKES).toList();

    @BeforeAll
    void fill() {
        posts.insert(big);
        posts.insert(empty);
        for (int i = 0; i < LIKES; i++) {
            likes.put(new Like(people.get(i), big.id(), start.plusMillis(i)));
        }
        for (int i = 0; i < COMMENTS; i++) {
            UserId author = people.get(i);
            replies.insert(Samples.post(Samples.postId(author), author, TEXT, big.id()));
        }
    }

    @AfterAll
    void close() {
        database.close();
        mongo.drop();
        mongo.close();
    }

    @Test
    void noDocumentIsLargeAndTogetherTheyNameEverybody() {
        List<BsonDocument> parts =
                Stream.of("reels", "reel_overflow")
                        .flatMap(in -> database.all(in, new Document()).stream())
                        .toList();

        assertThat(database.collections())
                .allSatisfy(
                        in -> assertThat(database.sizes(in)).allMatch(size -> size < MOST_BYTES));
        assertThat(elements(parts, "likes"))
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(each -> RawDatabase.id(each.value())).toList());
        assertThat(elements(parts, "comments")).hasSize(COMMENTS);
        assertThat(parts)
                .allSatisfy(
                        part -> {
                            assertThat(elements(List.of(part), "likes").size())
                                    .isLessThanOrEqualTo(EACH);
                            assertThat(elements(List.of(part), "comments").size())
                                    .isLessThanOrEqualTo(EACH);
                        });
    }

    private static List<BsonValue> elements(List<BsonDocument> parts, String list) {
        return parts.stream()
                .filter(part -> part.containsKey(list))
                .flatMap(part -> RawDatabase.list(part, list).stream())
                .toList();
    }

    @Test
    void aLikeTouchesAsManyDocumentsAsThatOfAReelThatNobodyLikes() {
        List<String> few = touchedBy(() -> likes.put(like(empty)));
        List<String> many = touchedBy(() -> likes.put(like(big)));

        assertThat(many).hasSameSizeAs(few);
        assertThat(few).filteredOn(each -> each.endsWith(" reels")).isNotEmpty();
        assertThat(many).filteredOn(each -> each.endsWith(" reels")).isEmpty();
    }

    @Test
    void aLikeIsTakenBackByAsManyDocumentsAsOfAReelThatNobodyElseLikes() {
        Like few = like(empty);
        Like many = like(big);
        likes.put(few);
        likes.put(many);

        assertThat(touchedBy(() -> likes.delete(many.user(), big.id())))
                .hasSameSizeAs(touchedBy(() -> likes.delete(few.user(), empty.id())));
    }

    private Like like(Post post) {
        return new Like(Samples.userId(), post.id(), start.plusSeconds(1_000_000));
    }

    /** The commands of a call, of which each is about one document, by its id. */
    private List<String> touchedBy(Runnable call) {
        commands.clear();
        call.run();
        List<BsonDocument> sent = List.copyOf(commands);
        assertThat(sent)
                .isNotEmpty()
                .allMatch(
                        command ->
                                command.containsKey("insert")
                                        || command.toJson().contains("{\"_id\": "));
        return sent.stream()
                .map(
                        command ->
                                command.getFirstKey()
                                        + " "
                                        + command.getString(command.getFirstKey()).getValue())
                .toList();
    }

    @Test
    void theListsAreReadAsOne() {
        Set<UserId> listed = new HashSet<>();
        Page.all(1_000, page -> likes.listByPost(big.id(), page))
                .map(Like::user)
                .forEach(listed::add);
        List<ReplyPlace> comments =
                Page.all(1_000, page -> replies.listReplies(big.id(), Order.OLDEST, page)).toList();

        assertThat(listed).containsAll(people);
        assertThat(comments)
                .hasSize(COMMENTS)
                .allSatisfy(
                        place -> assertThat(place.reply()).extracting(Post::text).isEqualTo(TEXT));
        assertThat(likes.markedAmong(people.getLast(), List.of(big.id(), empty.id())))
                .containsExactly(big.id());
        assertThat(likes.listByPost(big.id(), PageRequest.first(3)).items()).hasSize(3);
        assertThat(posts.findAll(List.of(big.id()))).isEqualTo(Map.of(big.id(), big));
    }
}
