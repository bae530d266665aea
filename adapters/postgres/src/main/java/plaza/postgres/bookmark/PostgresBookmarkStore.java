package plaza.postgres.bookmark;

import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkStore;
import plaza.postgres.Database;
import plaza.postgres.mark.PostgresMarkStore;

/** Bookmarks in the table {@code bookmarks}. Thread-safe. */
public final class PostgresBookmarkStore extends PostgresMarkStore<Bookmark>
        implements BookmarkStore {
    public PostgresBookmarkStore(Database database) {
        super(database, "bookmarks", mapper(Bookmark::new));
    }
}
