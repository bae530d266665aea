package plaza.mongodb.bookmark;

import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkStore;
import plaza.mongodb.Mongo;
import plaza.mongodb.mark.MongoMarkStore;

/** Bookmarks in the collection {@code bookmarks}. Thread-safe. */
public final class MongoBookmarkStore extends MongoMarkStore<Bookmark> implements BookmarkStore {
    public MongoBookmarkStore(Mongo mongo) {
        super(mongo, "bookmarks", bookmark -> mark(bookmark, Bookmark::new));
    }
}
