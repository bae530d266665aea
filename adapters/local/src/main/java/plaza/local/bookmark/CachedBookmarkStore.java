package plaza.local.bookmark;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.local.cache.CacheListener;
import plaza.local.cache.RecentMarks;

/** Which posts a reader keeps, cached; see {@link RecentMarks}. Lists are not. */
public final class CachedBookmarkStore implements BookmarkStore, CacheListener {
    private final BookmarkStore delegate;
    private final RecentMarks marks;

    /**
     * @param maximumIds as {@link RecentMarks#RecentMarks}
     */
    public CachedBookmarkStore(BookmarkStore delegate, long maximumIds, Clock clock) {
        this.delegate = delegate;
        this.marks =
                new RecentMarks(
                        delegate::newestBookmarked, delegate::bookmarkedAmong, maximumIds, clock);
    }

    @Override
    public Set<PostId> bookmarkedAmong(UserId user, Collection<PostId> posts) {
        return marks.among(user, posts);
    }

    @Override
    public boolean put(Bookmark bookmark) {
        try {
            return delegate.put(bookmark);
        } finally {
            marks.invalidate(bookmark.user());
        }
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        try {
            return delegate.delete(user, post);
        } finally {
            marks.invalidate(user);
        }
    }

    @Override
    public Page<Bookmark> listByUser(UserId user, PageRequest page) {
        return delegate.listByUser(user, page);
    }

    @Override
    public List<PostId> newestBookmarked(UserId user, int limit) {
        return delegate.newestBookmarked(user, limit);
    }

    @Override
    public void onBookmark(UserId user) {
        marks.invalidate(user);
    }

    @Override
    public void onRebuild() {
        marks.invalidateAll();
    }
}
