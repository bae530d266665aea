package plaza.postgres.search;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.search.HashtagCount;
import plaza.core.search.PostRanking;
import plaza.core.search.PostSearch;
import plaza.core.search.SearchIndex;
import plaza.core.search.SearchablePost;
import plaza.core.search.SearchableUser;
import plaza.core.search.UserSearch;
import plaza.postgres.Database;
import plaza.postgres.Statement;

/**
 * The index in the tables {@code search_posts}, {@code search_users} and {@code search_hashtags}.
 * Thread-safe.
 */
public final class PostgresSearchIndex implements SearchIndex {
    private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(hashtext(:table))";

    private final Database database;
    private final PostQueries posts;
    private final UserQueries users;
    private final HashtagCounts hashtags;
    private final Rebuilds rebuilds;

    public PostgresSearchIndex(Database database) {
        this.database = database;
        this.posts = new PostQueries(database);
        this.users = new UserQueries(database);
        this.hashtags = new HashtagCounts(database);
        this.rebuilds = new Rebuilds(database, "index");
    }

    @Override
    public int updatePosts(Collection<SearchablePost> put, Collection<PostId> removed) {
        return alone("posts", handle -> new PostWrites(handle).write(put, removed));
    }

    @Override
    public int updateUsers(Collection<SearchableUser> put, Collection<UserId> removed) {
        return alone("users", handle -> new UserWrites(handle).write(put, removed));
    }

    /**
     * One writer of a table at a time: each writes rows in several statements, and two would wait
     * for each other's.
     */
    private int alone(String table, Function<Handle, Integer> writes) {
        return database.inTransaction(
                handle -> {
                    Statement.on(handle, LOCK).bind("table", "search_" + table).one(_ -> 1);
                    return writes.apply(handle);
                });
    }

    @Override
    public Page<PostId> listPosts(PostSearch search, PageRequest page) {
        return PostRanking.page(search, page, posts::find);
    }

    @Override
    public Page<UserId> listUsers(UserSearch search, PageRequest page) {
        return users.list(search, page);
    }

    @Override
    public Page<HashtagCount> listHashtags(String prefix, PageRequest page) {
        return hashtags.list(prefix, page);
    }

    @Override
    public Map<String, Long> countHashtags(Collection<String> tags) {
        return hashtags.find(tags);
    }

    @Override
    public String beginRebuild() {
        return rebuilds.begin();
    }

    @Override
    public int finishRebuild(String rebuild) {
        int gone =
                database.inTransaction(
                        handle -> {
                            int posts = PostWrites.removeBefore(handle, Rebuilds.begin(rebuild));
                            int users =
                                    Statement.on(
                                                    handle,
                                                    "DELETE FROM search_users WHERE indexed_at < :begin")
                                            .bind("begin", Rebuilds.begin(rebuild))
                                            .execute();
                            HashtagCounts.recount(handle);
                            return posts + users;
                        });
        rebuilds.finished();
        return gone;
    }

    @Override
    public boolean isBuilt() {
        return rebuilds.isBuilt();
    }
}
