package plaza.contracts.like;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Samples;
import plaza.contracts.post.MarksByPostContract;
import plaza.contracts.post.MarksByUserContract;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeStore;
import plaza.core.post.Post;

/** What every {@link LikeStore} promises. */
public interface LikeStoreContract extends MarksByPostContract, MarksByUserContract {
    LikeStore store();

    @Override
    default boolean put(UserId user, Post post, Instant at) {
        return store().put(new Like(user, post.id(), at));
    }

    @Override
    default boolean delete(UserId user, PostId post) {
        return store().delete(user, post);
    }

    @Override
    default Set<PostId> among(UserId user, Collection<PostId> posts) {
        return store().likedAmong(user, posts);
    }

    @Override
    default List<PostId> newest(UserId user, int limit) {
        return store().newestLiked(user, limit);
    }

    @Override
    default Page<Mark> listByPost(PostId post, PageRequest page) {
        return store().listByPost(post, page).map(LikeStoreContract::mark);
    }

    @Override
    default Page<Mark> listByUser(UserId user, PageRequest page) {
        return store().listByUser(user, page).map(LikeStoreContract::mark);
    }

    @Override
    default Map<PostId, Long> count(Collection<PostId> posts) {
        return store().count(posts);
    }

    private static Mark mark(Like like) {
        return new Mark(like.user(), like.post(), like.at());
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId user = givenUser();
        PostId post = givenPost().id();
        store().put(new Like(user, post, Samples.now()));
        AnyNumber.of(LikeStore.class, store())
                .finds(
                        "likedAmong",
                        List.of(post),
                        () -> Samples.postId(user),
                        (likes, posts) -> likes.likedAmong(user, posts))
                .finds("count", List.of(post), () -> Samples.postId(user), LikeStore::count)
                .andThatIsAll();
    }
}
