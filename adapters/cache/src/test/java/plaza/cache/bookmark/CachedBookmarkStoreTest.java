package plaza.cache.bookmark;

import java.util.List;
import plaza.cache.CachedMarkStoreContract;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.bookmark.BookmarkStoreContract;
import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkEvent.Bookmarked;
import plaza.core.bookmark.BookmarkEvent.Unbookmarked;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.event.Event;
import plaza.core.event.EventListener;
import plaza.memory.bookmark.MemoryBookmarkStore;

final class CachedBookmarkStoreTest
        implements BookmarkStoreContract, CachedMarkStoreContract<Bookmark, BookmarkStore> {
    private final MemoryBookmarkStore stored = new MemoryBookmarkStore();
    private final CachedBookmarkStore cache =
            new CachedBookmarkStore(stored, 100_000, new SettableClock(Samples.now()));

    @Override
    public BookmarkStore store() {
        return cache;
    }

    @Override
    public BookmarkStore stored() {
        return stored;
    }

    @Override
    public EventListener listener() {
        return cache;
    }

    @Override
    public List<Event> changes(Bookmark mark) {
        return List.of(new Bookmarked(mark), new Unbookmarked(mark));
    }
}
