package plaza.cache.bookmark;

import java.time.Clock;
import plaza.cache.CachedMarkStore;
import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.id.UserId;

/** Which posts a reader keeps, cached. */
public final class CachedBookmarkStore extends CachedMarkStore<Bookmark, BookmarkStore>
        implements BookmarkStore {
    public CachedBookmarkStore(BookmarkStore delegate, long maximumIds, Clock clock) {
        super(delegate, maximumIds, clock);
    }

    @Override
    public void onBookmark(UserId user) {
        invalidate(user);
    }
}
