package plaza.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static plaza.mongodb.RawDatabase.id;
import static plaza.mongodb.RawDatabase.list;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.Revision;
import plaza.core.reply.ReplyStore.Order;
import plaza.mongodb.like.MongoLikeStore;
import plaza.mongodb.post.MongoPostStore;
import plaza.mongodb.reply.MongoReplyStore;

/**
 * Of what is two documents where likes and comments are within their reel, one may have been
 * written and the other not: whoever repeats the call completes it.
 */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutOffTest {
    /** One within the reel, and one in each document beside it. */
    private static final Layout LAYOUT = Layout.embedded(1);

    private static final Bson EMPTY_LISTS =
            new Document("$set", new Document("likes", List.of()).append("comments", List.of()));

    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo = MONGO.get(LAYOUT);
    private final RawDatabase database = new RawDatabase(MONGO.name(LAYOUT));
    private final MongoLikeStore likes = new MongoLikeStore(mongo);
    private final MongoReplyStore replies = new MongoReplyStore(mongo);
    private final UserId ann = Samples.userId();

    @AfterAll
    void close() {
        database.close();
    }

    private PostId reel() {
        Post reel = Samples.post(ann);
        new MongoPostStore(mongo).insert(reel);
        return reel.id();
    }

    /** As it is where a call has written the one document and not come to these. */
    private void emptyLists(PostId reel) {
        mongo.collection("reels").change(eq("_id", reel.value()), EMPTY_LISTS);
        mongo.collection("reelOverflow").changeAll(eq("reelId", reel.value()), EMPTY_LISTS);
    }

    /** All elements of a list of a reel. */
    private List<BsonValue> all(PostId reel, String list) {
        Stream<BsonDocument> parts =
                Stream.concat(
                        database.all("reels", eq("_id", id(reel.value()))).stream(),
                        database.all("reel_overflow", eq("reel_id", id(reel.value()))).stream());
        return parts.filter(part -> part.containsKey(list))
                .flatMap(part -> list(part, list).stream())
                .toList();
    }

    @Test
    void aLikeThatIsNotInTheListIsPutThereWhenItIsRepeated() {
        PostId reel = reel();
        List<Like> both =
                Stream.generate(() -> new Like(Samples.userId(), reel, Samples.now()))
                        .limit(2)
                        .toList();
        both.forEach(likes::put);
        emptyLists(reel);

        for (int times = 0; times < 2; times++) {
            assertThat(both).noneMatch(likes::put);
            assertThat(all(reel, "likes"))
                    .containsExactly(
                            id(both.getFirst().user().value()), id(both.getLast().user().value()));
        }
    }

    @Test
    void aLikeThatIsNotInTheListAnyMoreIsTakenBackWhenThatIsRepeated() {
        PostId reel = reel();
        likes.put(new Like(ann, reel, Samples.now()));
        emptyLists(reel);

        assertThat(likes.delete(ann, reel)).isTrue();
        assertThat(likes.delete(ann, reel)).isFalse();
        assertThat(all(reel, "likes")).isEmpty();
    }

    @Test
    void afterConcurrentChangesTheListsNameWhoseMarksAreThere() {
        PostId reel = reel();
        List<UserId> people = Stream.generate(Samples::userId).limit(4).toList();
        Concurrently.call(
                8,
                i -> {
                    UserId person = people.get(i % people.size());
                    boolean changed = false;
                    for (int round = 0; round < 20; round++) {
                        changed |= likes.put(new Like(person, reel, Samples.now()));
                        changed |= i < 6 && likes.delete(person, reel);
                    }
                    return changed;
                });

        Set<BsonValue> marked =
                Page.all(10, page -> likes.listByPost(reel, page))
                        .map(like -> id(like.user().value()))
                        .collect(Collectors.toSet());
        assertThat(all(reel, "likes")).containsExactlyInAnyOrderElementsOf(marked);
    }

    @Test
    void whoLikesACommentIsInNoReel() {
        PostId reel = reel();
        Post comment = Samples.reply(ann, reel);
        replies.insert(comment);
        likes.put(new Like(ann, comment.id(), Samples.now()));

        assertThat(likes.markedAmong(ann, List.of(comment.id()))).containsExactly(comment.id());
        assertThat(database.all("reels", eq("_id", id(comment.id().value())))).isEmpty();
        assertThat(all(comment.id(), "likes")).isEmpty();
    }

    @Test
    void aCommentThatIsInNoListIsLeftOutUntilItIsRepeated() {
        PostId reel = reel();
        List<Post> both = Stream.generate(() -> Samples.reply(ann, reel)).limit(2).toList();
        both.forEach(replies::insert);
        emptyLists(reel);
        assertThat(replies.findAll(both.stream().map(Post::id).toList())).isEmpty();
        assertThat(comments(reel)).isEmpty();
        assertThat(replies.edit(both.getFirst().id(), "No", Entities.NONE, Samples.now()))
                .isFalse();

        assertThat(both).allMatch(replies::insert);
        assertThat(both).noneMatch(replies::insert);
        assertThat(comments(reel)).isEqualTo(both);
        assertThat(all(reel, "comments")).hasSize(2);
    }

    private List<Post> comments(PostId reel) {
        return Page.all(10, page -> replies.listReplies(reel, Order.OLDEST, page))
                .<Post>mapMulti(
                        (place, into) -> {
                            if (place.reply() != null) {
                                into.accept(place.reply());
                            }
                        })
                .toList();
    }

    @Test
    void aCommentThatIsDeletedAndStillInAListGoesWhenThatIsRepeated() {
        PostId reel = reel();
        Post comment = Samples.reply(ann, reel);
        replies.insert(comment);
        BsonDocument before = database.one("reels", eq("_id", id(reel.value())));
        assertThat(replies.delete(comment.id())).isTrue();
        mongo.collection("reels")
                .change(
                        eq("_id", reel.value()),
                        new Document("$set", new Document("comments", list(before, "comments"))));
        assertThat(comments(reel)).isEmpty();

        assertThat(replies.insert(comment)).isFalse();
        assertThat(replies.delete(comment.id())).isFalse();
        assertThat(all(reel, "comments")).isEmpty();
    }

    @Test
    void aTextThatWasKeptForAnEditThatDidNotComeIsNoEarlierText() {
        PostId reel = reel();
        Post comment = Samples.reply(ann, reel);
        replies.insert(comment);
        replies.edit(comment.id(), "Second", Entities.NONE, Samples.now());
        mongo.collection("reels")
                .change(
                        eq("_id", reel.value()),
                        new Document(
                                "$set",
                                new Document("comments.0.edits", 0)
                                        .append("comments.0.text", comment.text())));
        assertThat(replies.listRevisions(comment.id())).isEmpty();

        replies.edit(comment.id(), "Third", Entities.NONE, Samples.now());
        assertThat(replies.listRevisions(comment.id()))
                .extracting(Revision::text)
                .containsExactly(comment.text());
    }

    @Test
    void aCommentOfAPostThatLiesElsewhereIsBesideIt() {
        PostId elsewhere = Samples.postId(ann);
        List<Post> both = Stream.generate(() -> Samples.reply(ann, elsewhere)).limit(2).toList();
        both.forEach(replies::insert);

        assertThat(comments(elsewhere)).isEqualTo(both);
        assertThat(database.all("reels", eq("_id", id(elsewhere.value())))).isEmpty();
    }
}
