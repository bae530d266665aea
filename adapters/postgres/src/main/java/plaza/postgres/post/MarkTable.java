package plaza.postgres.post;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.TimeKey;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/**
 * What the tables {@code likes}, {@code retweets} and {@code bookmarks} have in common: who marked
 * which tweet when, with the primary key (user_id, tweet_id). Thread-safe.
 *
 * @param <M> the mark
 */
public final class MarkTable<M> {
    // Behind every mark: the beginning of a list.
    private static final TimeKey LATEST =
            new TimeKey(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private final Database database;
    private final RowMapper<M> mapper;
    private final Function<M, Instant> at;
    private final String delete;
    private final String among;
    private final String newest;
    private final String count;
    private final String list;

    /**
     * @param mapper of a whole row
     * @param at the time of a mark
     */
    public MarkTable(
            Database database, String table, RowMapper<M> mapper, Function<M, Instant> at) {
        this.database = database;
        this.mapper = mapper;
        this.at = at;
        delete = "DELETE FROM " + table + " WHERE user_id = :user AND tweet_id = :post";
        among =
                "SELECT tweet_id FROM "
                        + table
                        + " WHERE user_id = :user AND tweet_id = ANY(:posts)";
        newest =
                "SELECT tweet_id FROM "
                        + table
                        + " WHERE user_id = :user ORDER BY tweet_id DESC LIMIT :limit";
        count =
                "SELECT tweet_id, count(*) AS marks FROM "
                        + table
                        + " WHERE tweet_id = ANY(:posts) GROUP BY tweet_id";
        list =
                "SELECT * FROM "
                        + table
                        + " WHERE %1$s = :owner AND (created_at, %2$s) < (:at, :id)"
                        + " ORDER BY created_at DESC, %2$s DESC LIMIT :limit";
    }

    public boolean delete(UserId user, PostId post) {
        return database.with(
                handle ->
                        handle.createUpdate(delete).bind("user", user).bind("post", post).execute()
                                == 1);
    }

    public Set<PostId> among(UserId user, Collection<PostId> posts) {
        if (posts.isEmpty()) {
            return Set.of();
        }
        UUID[] wanted = DomainTypes.posts(posts);
        return new HashSet<>(
                database.with(
                        handle ->
                                handle.createQuery(among)
                                        .bind("user", user)
                                        .bind("posts", wanted)
                                        .map((row, context) -> DomainTypes.post(row, "tweet_id"))
                                        .list()));
    }

    /** The tweets that a person marked, by id downwards: read from the primary key alone. */
    public List<PostId> newest(UserId user, int limit) {
        return database.with(
                handle ->
                        handle.createQuery(newest)
                                .bind("user", user)
                                .bind("limit", limit)
                                .map((row, context) -> DomainTypes.post(row, "tweet_id"))
                                .list());
    }

    public Map<PostId, Long> count(Collection<PostId> posts) {
        Map<PostId, Long> counts = HashMap.newHashMap(posts.size());
        posts.forEach(post -> counts.put(post, 0L));
        return database.with(
                handle -> {
                    handle.createQuery(count)
                            .bind("posts", DomainTypes.posts(posts))
                            .map(
                                    (row, context) ->
                                            Map.entry(
                                                    DomainTypes.post(row, "tweet_id"),
                                                    row.getLong("marks")))
                            .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
                    return counts;
                });
    }

    /** Latest first, ties by user id downwards. */
    public Page<M> listByPost(PostId post, Function<M, UserId> user, PageRequest page) {
        return list("tweet_id", post.value(), "user_id", mark -> user.apply(mark).value(), page);
    }

    /** Latest first, ties by tweet id downwards. */
    public Page<M> listByUser(UserId user, Function<M, PostId> post, PageRequest page) {
        return list("user_id", user.value(), "tweet_id", mark -> post.apply(mark).value(), page);
    }

    private Page<M> list(
            String ownerColumn,
            UUID owner,
            String tieColumn,
            Function<M, UUID> tie,
            PageRequest page) {
        TimeKey cursor = TimeKey.of(page.cursor());
        TimeKey after = cursor == null ? LATEST : cursor;
        List<M> oneMore =
                database.with(
                        handle ->
                                handle.createQuery(list.formatted(ownerColumn, tieColumn))
                                        .bind("owner", owner)
                                        .bind("at", after.at())
                                        .bind("id", after.id())
                                        .bind("limit", page.limit() + 1)
                                        .map(mapper)
                                        .list());
        return Page.of(
                oneMore,
                page.limit(),
                mark -> new TimeKey(at.apply(mark), tie.apply(mark)).toCursor());
    }
}
