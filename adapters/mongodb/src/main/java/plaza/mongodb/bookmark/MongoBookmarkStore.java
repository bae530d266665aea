package plaza.mongodb.bookmark;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;
import plaza.mongodb.post.Marks;

/** Bookmarks in the collection {@code bookmarks}. Thread-safe. */
public final class MongoBookmarkStore implements BookmarkStore {
    private final Marks<Bookmark> bookmarks;

    public MongoBookmarkStore(Mongo mongo) {
        this.bookmarks =
                new Marks<>(
                        mongo,
                        "bookmarks",
                        bookmark ->
                                new Bookmark(
                                        Fields.user(bookmark, Marks.USER),
                                        Fields.post(bookmark, Marks.POST),
                                        Fields.instant(bookmark, Marks.AT)));
    }

    @Override
    public boolean put(Bookmark bookmark) {
        return bookmarks
                .documents()
                .insert(Marks.mark(bookmark.user(), bookmark.post(), bookmark.at()));
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        return bookmarks.delete(user, post);
    }

    @Override
    public Page<Bookmark> listByUser(UserId user, PageRequest page) {
        return bookmarks.listByUser(user, page);
    }

    @Override
    public Set<PostId> bookmarkedAmong(UserId user, Collection<PostId> posts) {
        return bookmarks.among(user, posts);
    }

    @Override
    public List<PostId> newestBookmarked(UserId user, int limit) {
        return bookmarks.newest(user, limit);
    }
}
