package plaza.memory.bookmark;

import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkStore;
import plaza.memory.mark.MemoryMarkStore;

/** Bookmarks in memory. Thread-safe. */
public final class MemoryBookmarkStore extends MemoryMarkStore<Bookmark> implements BookmarkStore {
    public MemoryBookmarkStore() {
        super((kept, at) -> new Bookmark(kept.user(), kept.post(), at));
    }
}
