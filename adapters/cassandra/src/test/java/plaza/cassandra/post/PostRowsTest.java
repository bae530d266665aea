package plaza.cassandra.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.cassandra.Cassandra;
import plaza.cassandra.CassandraForTests;
import plaza.cassandra.post.PostRows.Stored;
import plaza.contracts.Samples;
import plaza.core.post.Entities;
import plaza.core.post.Post;

/** What becomes of a post that is written again by a process that was taken for dead. */
@Tag("engine")
class PostRowsTest {
    private static final Cassandra CASSANDRA = CassandraForTests.get();

    private final PostRows rows = rows();

    private static PostRows rows() {
        PostTables.define(CASSANDRA);
        return new PostRows(CASSANDRA);
    }

    private Stored inserted(Post post) {
        rows.insert(post);
        return Objects.requireNonNull(rows.find(List.of(post.id())).get(post.id()));
    }

    @Test
    void writingAPostAgainLeavesWhatItWasChangedTo() {
        Post post = Samples.post(Samples.userId());
        Instant at = Samples.now();
        assertThat(rows.edit(inserted(post), "Changed", Entities.NONE, at)).isTrue();

        rows.insert(post);

        assertThat(rows.find(List.of(post.id())))
                .containsEntry(post.id(), new Stored(post.with("Changed", Entities.NONE, at), 1));
    }

    @Test
    void writingAPostAgainBringsNoDeletedOneBack() {
        Post post = Samples.post(Samples.userId());
        assertThat(rows.delete(inserted(post))).isTrue();

        rows.insert(post);

        assertThat(rows.find(List.of(post.id()))).isEmpty();
        assertThat(
                        CASSANDRA
                                .rows(
                                        "SELECT caption FROM reels WHERE reel_id = ?",
                                        post.id().value())
                                .getFirst()
                                .isNull("caption"))
                .isTrue();
    }
}
