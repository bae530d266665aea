package plaza.postgres.bookmark;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.post.MarkTable;

/** Bookmarks in the table {@code bookmarks}. Thread-safe. */
public final class PostgresBookmarkStore implements BookmarkStore {
    private static final String PUT =
            """
            INSERT INTO bookmarks (user_id, tweet_id, created_at) VALUES (:user, :post, :at)
            ON CONFLICT (user_id, tweet_id) DO NOTHING
            """;

    private final Database database;
    private final MarkTable<Bookmark> bookmarks;

    public PostgresBookmarkStore(Database database) {
        this.database = database;
        this.bookmarks =
                new MarkTable<>(
                        database,
                        "bookmarks",
                        (row, context) ->
                                new Bookmark(
                                        DomainTypes.user(row, "user_id"),
                                        DomainTypes.post(row, "tweet_id"),
                                        DomainTypes.instant(row, "created_at")),
                        Bookmark::at);
    }

    @Override
    public boolean put(Bookmark bookmark) {
        return database.with(
                handle ->
                        handle.createUpdate(PUT)
                                        .bind("user", bookmark.user())
                                        .bind("post", bookmark.post())
                                        .bind("at", bookmark.at())
                                        .execute()
                                == 1);
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        return bookmarks.delete(user, post);
    }

    @Override
    public Page<Bookmark> listByUser(UserId user, PageRequest page) {
        return bookmarks.listByUser(user, Bookmark::post, page);
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
