package plaza.contracts.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;
import plaza.core.mark.PublicMarkStore;
import plaza.core.post.Post;

/** Whatever a few people mark, two stores answer alike. */
public class MarkStoreModel<M extends Mark, S extends PublicMarkStore<M>> {
    protected final S model;
    protected final S store;
    protected final Instant start = Samples.now();
    protected final List<UserId> people;
    protected final List<PostId> ids;
    private final List<Post> posts;
    private final Maker<M> maker;

    /** Makes a mark of a post. */
    @FunctionalInterface
    public interface Maker<M> {
        M make(UserId user, Post post, Instant at);
    }

    /**
     * @param people who have marked nothing yet
     * @param posts that nobody has marked
     */
    public MarkStoreModel(S model, S store, List<UserId> people, List<Post> posts, Maker<M> maker) {
        this.model = model;
        this.store = store;
        this.people = List.copyOf(people);
        this.posts = List.copyOf(posts);
        this.ids = posts.stream().map(Post::id).toList();
        this.maker = maker;
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
        for (int step : steps) {
            assertThat(apply(store, step)).isEqualTo(apply(model, step));
        }
        assertThat(store.count(ids)).isEqualTo(model.count(ids));
        for (int limit = 1; limit < 6; limit++) {
            assertSameLists(limit);
        }
        for (UserId user : people) {
            assertThat(store.markedAmong(user, ids)).isEqualTo(model.markedAmong(user, ids));
        }
    }

    private void assertSameLists(int limit) {
        for (PostId post : ids) {
            assertThat(Page.all(limit, page -> store.listByPost(post, page)).toList())
                    .isEqualTo(Page.all(limit, page -> model.listByPost(post, page)).toList());
        }
        for (UserId user : people) {
            assertThat(Page.all(limit, page -> store.listByUser(user, page)).toList())
                    .isEqualTo(Page.all(limit, page -> model.listByUser(user, page)).toList());
            assertThat(store.newestMarked(user, limit)).isEqualTo(model.newestMarked(user, limit));
        }
    }

    private boolean apply(S to, int step) {
        UserId user = people.get(step / 10 % people.size());
        Post post = posts.get(step / 100 % posts.size());
        Instant at = start.plusMillis(step / 1_000 % 4);
        return step % 10 < 4 ? to.delete(user, post.id()) : to.put(maker.make(user, post, at));
    }
}
