package plaza.contracts.repost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;

/** Whatever a few people repost, two stores answer alike. */
public final class RepostStoreModel {
    private final RepostStore model;
    private final RepostStore store;
    private final Instant start = Samples.now();
    private final List<UserId> people;
    private final List<Post> posts;
    private final List<PostId> ids;

    /**
     * @param people who have reposted nothing yet
     * @param posts that nobody has reposted
     */
    public RepostStoreModel(
            RepostStore model, RepostStore store, List<UserId> people, List<Post> posts) {
        this.model = model;
        this.store = store;
        this.people = List.copyOf(people);
        this.posts = List.copyOf(posts);
        this.ids = posts.stream().map(Post::id).toList();
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
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
            assertThat(Page.all(2, page -> store.listByUser(user, page)).toList())
                    .isEqualTo(Page.all(2, page -> model.listByUser(user, page)).toList());
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
