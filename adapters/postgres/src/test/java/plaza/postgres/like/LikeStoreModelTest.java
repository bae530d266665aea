package plaza.postgres.like;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.account.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeStore;
import plaza.core.post.Post;
import plaza.core.post.PostId;
import plaza.memory.like.MemoryLikeStore;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.post.PostgresFixtures;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class LikeStoreModelTest implements PostgresFixtures {
    private static final Database DATABASE = DatabaseForTests.open();

    private final LikeStore store = new PostgresLikeStore(DATABASE);
    private final LikeStore model = new MemoryLikeStore();
    private final Instant start = Samples.now();
    private final List<UserId> people = Stream.generate(this::givenUser).limit(4).toList();
    private final List<PostId> posts =
            Stream.generate(this::givenPost).limit(4).map(Post::id).toList();

    @AfterContainer
    static void close() {
        DATABASE.close();
    }

    @Override
    public Database database() {
        return DATABASE;
    }

    @Property(tries = 60)
    void agreesWithTheReference(
            @ForAll @Size(max = 60) List<@IntRange(max = 9_999) Integer> steps) {
        for (int step : steps) {
            assertThat(apply(store, step)).isEqualTo(apply(model, step));
        }
        assertThat(store.count(posts)).isEqualTo(model.count(posts));
        for (int limit = 1; limit < 6; limit++) {
            assertSameLists(limit);
        }
        for (UserId user : people) {
            assertThat(store.likedAmong(user, posts)).isEqualTo(model.likedAmong(user, posts));
        }
    }

    private void assertSameLists(int limit) {
        for (PostId post : posts) {
            assertThat(Page.all(limit, page -> store.listByPost(post, page)).toList())
                    .isEqualTo(Page.all(limit, page -> model.listByPost(post, page)).toList());
        }
        for (UserId user : people) {
            assertThat(Page.all(limit, page -> store.listByUser(user, page)).toList())
                    .isEqualTo(Page.all(limit, page -> model.listByUser(user, page)).toList());
            assertThat(store.newestLiked(user, limit)).isEqualTo(model.newestLiked(user, limit));
        }
    }

    private boolean apply(LikeStore to, int step) {
        UserId user = people.get(step / 10 % people.size());
        PostId post = posts.get(step / 100 % posts.size());
        return step % 10 < 4
                ? to.delete(user, post)
                : to.put(new Like(user, post, start.plusMillis(step / 1_000 % 4)));
    }
}
