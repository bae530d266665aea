package plaza.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
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

    private static final int MEASURED = Effort.of(200, 500);
    private static final int PAGE = 100;

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
    void noDocumentIsLargeAndTogetherTheyNameEverybody(TestReporter reporter) {
        List<BsonDocument> parts =
                Stream.concat(
                                database.all("reels", Filters.eq("_id", big.id().value())).stream(),
                                database
                                        .all(
                                                "reel_overflow",
                                                Filters.eq("reel_id", big.id().value()))
                                        .stream())
                        .toList();

        assertThat(database.collections())
                .allSatisfy(
                        in -> assertThat(database.sizes(in)).allMatch(size -> size < MOST_BYTES));
        reporter.publishEntry(
                "the largest of %d documents has %,d bytes"
                        .formatted(
                                parts.size(),
                                Stream.of("reels", "reel_overflow")
                                        .flatMap(in -> database.sizes(in).stream())
                                        .mapToInt(Integer::intValue)
                                        .max()
                                        .orElseThrow()));
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
        Like another = like(big);
        List<String> few = touchedBy(() -> likes.put(like(empty)));
        List<String> many = touchedBy(() -> likes.put(another));
        likes.delete(another.user(), big.id());

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

    /** Each like is measured beside one of a reel that nobody likes, so that both meet the same. */
    @Test
    void aLikeTakesAboutAsLongAsOneOfAReelThatNobodyLikes(TestReporter reporter) {
        measureLikes(MEASURED / 4, new ArrayList<>(), new ArrayList<>());
        List<Long> nanosOfFew = new ArrayList<>();
        List<Long> nanosOfMany = new ArrayList<>();
        measureLikes(MEASURED, nanosOfFew, nanosOfMany);

        var few = new Latencies(nanosOfFew);
        var many = new Latencies(nanosOfMany);
        reporter.publishEntry(
                "a like of an empty reel: %s; of one with %,d likes and %,d comments: %s"
                        .formatted(few, LIKES, COMMENTS, many));
        assertThat(many.percentile(50)).isLessThan(3 * few.percentile(50));
        if (Effort.isFull()) {
            assertThat(many.percentile(99)).isLessThan(3 * few.percentile(99));
        }
    }

    private void measureLikes(int times, List<Long> few, List<Long> many) {
        for (int i = 0; i < times; i++) {
            Post fresh = Samples.post(Samples.userId());
            posts.insert(fresh);
            Like first = like(i % 2 == 0 ? fresh : big);
            Like second = like(i % 2 == 0 ? big : fresh);
            long before = System.nanoTime();
            likes.put(first);
            long between = System.nanoTime();
            likes.put(second);
            long after = System.nanoTime();
            (i % 2 == 0 ? few : many).add(between - before);
            (i % 2 == 0 ? many : few).add(after - between);
            likes.delete((i % 2 == 0 ? second : first).user(), big.id());
            commands.clear();
        }
    }

    @Test
    void whoTakesBackALikeOfLongAgoIsGoneFromWhereItStoodAndNobodyElseIs() {
        int place = 2;
        int index = place * EACH + EACH / 2;
        UserId person = people.get(index);
        List<BsonValue> before = place(place);
        assertThat(before).contains(RawDatabase.id(person.value()));

        likes.delete(person, big.id());

        assertThat(place(place))
                .doesNotContain(RawDatabase.id(person.value()))
                .hasSize(before.size() - 1)
                .isSubsetOf(before);
        assertThat(likes.markedAmong(person, List.of(big.id()))).isEmpty();
        assertThat(likes.count(List.of(big.id()))).containsEntry(big.id(), LIKES - 1L);

        likes.put(new Like(person, big.id(), start.plusMillis(index)));
        assertThat(likes.count(List.of(big.id()))).containsEntry(big.id(), (long) LIKES);
    }

    private List<BsonValue> place(int place) {
        return RawDatabase.list(
                database.one("reel_overflow", Filters.eq("_id", big.id() + ":likes:" + place)),
                "likes");
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
    void theListsAreReadAsOneAndTheirEndsLikeTheirBeginnings(TestReporter reporter) {
        List<UserId> latestFirst =
                walk(reporter, "likes", page -> likes.listByPost(big.id(), page).map(Like::user));
        List<ReplyPlace> comments =
                walk(
                        reporter,
                        "comments",
                        page -> replies.listReplies(big.id(), Order.OLDEST, page));

        assertThat(latestFirst.reversed()).isEqualTo(people);
        assertThat(comments)
                .extracting(place -> place.reply() == null ? null : place.reply().author())
                .isEqualTo(people.subList(0, COMMENTS));
        assertThat(comments)
                .allSatisfy(
                        place -> assertThat(place.reply()).extracting(Post::text).isEqualTo(TEXT));
        assertThat(likes.markedAmong(people.getLast(), List.of(big.id(), empty.id())))
                .containsExactly(big.id());
        assertThat(posts.findAll(List.of(big.id()))).isEqualTo(Map.of(big.id(), big));
    }

    /** Reads a list to its end; each page takes a few commands, wherever in the list it is. */
    private <T> List<T> walk(
            TestReporter reporter, String what, Function<PageRequest, Page<T>> list) {
        List<T> all = new ArrayList<>();
        List<Long> nanos = new ArrayList<>();
        @Nullable PageRequest request = PageRequest.first(PAGE);
        while (request != null) {
            commands.clear();
            long before = System.nanoTime();
            Page<T> page = list.apply(request);
            nanos.add(System.nanoTime() - before);
            assertThat(page.items()).hasSize(PAGE);
            // Where they stand, and the one or two documents that they stand in.
            assertThat(commands).hasSizeBetween(1, 3);
            all.addAll(page.items());
            request = page.next() == null ? null : request.from(page.next());
        }
        int part = Math.max(1, nanos.size() / 5);
        reporter.publishEntry(
                "a page of %d %s at the beginning: %s; in the middle: %s; at the end: %s"
                        .formatted(
                                PAGE,
                                what,
                                new Latencies(nanos.subList(0, part)),
                                new Latencies(nanos.subList(2 * part, 3 * part)),
                                new Latencies(nanos.reversed().subList(0, part))));
        return all;
    }
}
