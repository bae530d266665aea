package plaza.postgres.repost;

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
import plaza.core.post.Post;
import plaza.core.post.PostId;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;
import plaza.memory.repost.MemoryRepostStore;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.post.PostgresFixtures;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class RepostStoreModelTest implements PostgresFixtures {
    private static final Database DATABASE = DatabaseForTests.open();

    private final RepostStore store = new PostgresRepostStore(DATABASE);
    private final RepostStore model = new MemoryRepostStore();
    private final Instant start = Samples.now();
    private final List<UserId> people = Stream.generate(this::givenUser).limit(4).toList();
    private final List<Post> posts = Stream.generate(this::givenPost).limit(4).toList();
    private final List<PostId> ids = posts.stream().map(Post::id).toList();

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
        assertThat(store.count(ids)).isEqualTo(model.count(ids));
        for (int some = 0; some <= people.size(); some++) {
            List<UserId> users = people.subList(0, some);
            assertThat(store.findEarliest(ids, users)).isEqualTo(model.findEarliest(ids, users));
            assertSameNewest(users);
        }
        for (UserId user : people) {
            assertThat(store.repostedAmong(user, ids)).isEqualTo(model.repostedAmong(user, ids));
            assertThat(store.newestReposted(user, 3)).isEqualTo(model.newestReposted(user, 3));
        }
        for (PostId post : ids) {
            assertThat(Page.all(2, page -> store.listByPost(post, page)).toList())
                    .isEqualTo(Page.all(2, page -> model.listByPost(post, page)).toList());
        }
    }

    private void assertSameNewest(List<UserId> users) {
        for (int limit = 1; limit < 20; limit += 6) {
            assertThat(store.listNewest(users, null, limit))
                    .isEqualTo(model.listNewest(users, null, limit));
            for (int i = -1; i < 5; i++) {
                Instant until = start.plusMillis(i);
                assertThat(store.listNewest(users, until, limit))
                        .isEqualTo(model.listNewest(users, until, limit));
            }
        }
    }

    private boolean apply(RepostStore to, int step) {
        UserId user = people.get(step / 10 % people.size());
        Post post = posts.get(step / 100 % posts.size());
        Instant at = start.plusMillis(step / 1_000 % 4);
        return step % 10 < 4
                ? to.delete(user, post.id())
                : to.put(new Repost(user, post.id(), post.author(), at));
    }
}
