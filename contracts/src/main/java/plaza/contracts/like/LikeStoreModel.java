package plaza.contracts.like;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeStore;

/** Whatever a few people like, two stores answer alike. */
public final class LikeStoreModel {
    private final LikeStore model;
    private final LikeStore store;
    private final Instant start = Samples.now();
    private final List<UserId> people;
    private final List<PostId> posts;

    /**
     * @param people who like nothing yet
     * @param posts that nobody likes
     */
    public LikeStoreModel(
            LikeStore model, LikeStore store, List<UserId> people, List<PostId> posts) {
        this.model = model;
        this.store = store;
        this.people = List.copyOf(people);
        this.posts = List.copyOf(posts);
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
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
