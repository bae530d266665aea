package plaza.memory.bookmark;

import plaza.contracts.bookmark.BookmarkStoreContract;

class MemoryBookmarkStoreTest implements BookmarkStoreContract {
    private final MemoryBookmarkStore store = new MemoryBookmarkStore();

    @Override
    public MemoryBookmarkStore store() {
        return store;
    }
}
