package plaza.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static plaza.mongodb.RawDatabase.id;
import static plaza.mongodb.RawDatabase.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Concurrently;
import plaza.contracts.Effort;
import plaza.contracts.Samples;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.Revision;
import plaza.mongodb.post.MongoPostStore;
import plaza.mongodb.reply.MongoReplyStore;

/** A comment that an edit makes long goes to another document, so that none outgrows. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongCommentTest {
    private static final Layout LAYOUT = Layout.embedded(1);

    /** The greatest length, of characters that take four bytes. */
    private static final String LONG = "\uD83D\uDE00".repeat(2_000);

    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo = MONGO.get(LAYOUT);
    private final RawDatabase database = new RawDatabase(MONGO.name(LAYOUT));
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

    private Post comment(PostId reel) {
        Post comment = Samples.reply(ann, reel);
        replies.insert(comment);
        return comment;
    }

    private boolean edit(Post comment, String text) {
        return replies.edit(comment.id(), text, Entities.NONE, Samples.now());
    }

    private String text(Post comment) {
        return Objects.requireNonNull(replies.findAll(List.of(comment.id())).get(comment.id()))
                .text();
    }

    private BsonDocument stored(PostId reel) {
        return database.one("reels", eq("_id", id(reel.value())));
    }

    private boolean liesAnywhere(String text) {
        return Stream.of("reels", "reel_overflow", "reel_comments")
                .flatMap(in -> database.all(in, new Document()).stream())
                .anyMatch(document -> document.toJson().contains(text));
    }

    @Test
    void noDocumentOutgrowsWhateverCommentsAreEditedTo() {
        Layout roomy = Layout.embedded(1_000);
        Post reel = Samples.post(ann);
        new MongoPostStore(MONGO.get(roomy)).insert(reel);
        var comments = new MongoReplyStore(MONGO.get(roomy));
        List<PostId> ids = new ArrayList<>();
        for (int i = 0; i < Effort.of(300, 1_000); i++) {
            Post comment = Samples.reply(ann, reel.id());
            comments.insert(comment);
            ids.add(comment.id());
        }

        assertThat(ids).allMatch(id -> comments.edit(id, LONG, Entities.NONE, Samples.now()));

        try (var roomyDatabase = new RawDatabase(MONGO.name(roomy))) {
            assertThat(roomyDatabase.sizes("reel_overflow")).hasSameSizeAs(ids);
            assertThat(Stream.of("reels", "reel_overflow").map(roomyDatabase::sizes))
                    .allSatisfy(sizes -> assertThat(sizes).allMatch(size -> size < 100_000));
        }
        assertThat(comments.findAll(ids).values())
                .hasSameSizeAs(ids)
                .allMatch(comment -> comment.text().equals(LONG));
    }

    @Test
    void aCommentThatHasMovedIsEditedAndDeletedAsAnyOther() {
        PostId reel = reel();
        Post comment = comment(reel);

        assertThat(edit(comment, "moved " + LONG)).isTrue();
        assertThat(edit(comment, "short again")).isTrue();
        assertThat(edit(comment, "moved again " + LONG)).isTrue();

        assertThat(text(comment)).startsWith("moved again");
        assertThat(replies.listRevisions(comment.id()))
                .extracting(Revision::text)
                .containsExactly(comment.text(), "moved " + LONG, "short again");
        assertThat(replies.insert(comment)).isFalse();
        assertThat(text(comment)).startsWith("moved again");
        assertThat(replies.delete(comment.id())).isTrue();
        assertThat(liesAnywhere("moved")).isFalse();
    }

    @Test
    void ofConcurrentEditsThatMoveItNoTextIsLost() {
        Post comment = comment(reel());
        List<Boolean> changed =
                Concurrently.call(6, i -> edit(comment, "concurrently " + i + LONG));

        assertThat(changed).containsOnly(true);
        List<String> texts = new ArrayList<>(List.of(text(comment)));
        replies.listRevisions(comment.id()).forEach(earlier -> texts.add(earlier.text()));
        assertThat(texts)
                .hasSize(7)
                .doesNotHaveDuplicates()
                .contains(comment.text(), "concurrently 0" + LONG, "concurrently 5" + LONG);
        replies.delete(comment.id());
        assertThat(liesAnywhere("concurrently")).isFalse();
    }

    @Test
    void ofEditsThatMeetADeleteNoTextIsLeft() {
        for (int round = 0; round < 10; round++) {
            Post comment = comment(reel());
            Concurrently.call(
                    4,
                    i ->
                            i == 0
                                    ? replies.delete(comment.id())
                                    : edit(comment, "meeting " + i + LONG));
            assertThat(replies.findAll(List.of(comment.id()))).isEmpty();
        }
        assertThat(liesAnywhere("meeting")).isFalse();
    }

    /** As a server leaves it that dies before the place says where the comment has gone. */
    private Post halfMoved(String to) {
        PostId reel = reel();
        Post comment = comment(reel);
        edit(comment, to);
        var before =
                new Document("commentId", comment.id().value())
                        .append("userId", ann.value())
                        .append("text", comment.text())
                        .append("edits", 1)
                        .append("movedTo", -1);
        mongo.collection("reelComments")
                .change(
                        eq("_id", comment.id().value()),
                        new Document("$set", new Document("place", 0)));
        mongo.collection("reels")
                .change(
                        eq("_id", reel.value()),
                        new Document("$push", new Document("comments", before)));
        return comment;
    }

    @Test
    void whatWasCutOffWhileItMovedIsReadAndEditedWhereItHasGone() {
        Post comment = halfMoved("gone " + LONG);
        assertThat(text(comment)).startsWith("gone");
        assertThat(edit(comment, "short")).isTrue();
        assertThat(text(comment)).isEqualTo("short");

        Post another = halfMoved("gone " + LONG);
        assertThat(edit(another, "and on " + LONG)).isTrue();
        assertThat(text(another)).startsWith("and on");
        assertThat(list(stored(Objects.requireNonNull(another.replyTo())), "comments")).isEmpty();
    }

    @Test
    void whatWasCutOffWhileItMovedIsDeletedWhereverItIs() {
        Post comment = halfMoved("half " + LONG);

        assertThat(replies.delete(comment.id())).isTrue();

        assertThat(replies.findAll(List.of(comment.id()))).isEmpty();
        assertThat(liesAnywhere("half")).isFalse();
        assertThat(list(stored(Objects.requireNonNull(comment.replyTo())), "comments")).isEmpty();
    }
}
