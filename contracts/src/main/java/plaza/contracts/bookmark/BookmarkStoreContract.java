package plaza.contracts.bookmark;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Samples;
import plaza.contracts.post.MarksByUserContract;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;

/** What every {@link BookmarkStore} promises. */
public interface BookmarkStoreContract extends MarksByUserContract {
    BookmarkStore store();

    @Override
    default boolean put(UserId user, Post post, Instant at) {
        return store().put(new Bookmark(user, post.id(), at));
    }

    @Override
    default boolean delete(UserId user, PostId post) {
        return store().delete(user, post);
    }

    @Override
    default Set<PostId> among(UserId user, Collection<PostId> posts) {
        return store().bookmarkedAmong(user, posts);
    }

    @Override
    default List<PostId> newest(UserId user, int limit) {
        return store().newestBookmarked(user, limit);
    }

    @Override
    default Page<Mark> listByUser(UserId user, PageRequest page) {
        return store().listByUser(user, page)
                .map(kept -> new Mark(kept.user(), kept.post(), kept.at()));
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId user = givenUser();
        PostId post = givenPost().id();
        store().put(new Bookmark(user, post, Samples.now()));
        AnyNumber.of(BookmarkStore.class, store())
                .finds(
                        "bookmarkedAmong",
                        List.of(post),
                        () -> Samples.postId(user),
                        (bookmarks, posts) -> bookmarks.bookmarkedAmong(user, posts))
                .andThatIsAll();
    }
}
