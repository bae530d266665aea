package plaza.postgres.mark;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;
import plaza.core.mark.MarkStore;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/**
 * Marks of one kind in a table of their own: {@code user_id}, {@code tweet_id} and {@code
 * created_at}, with the primary key (user_id, tweet_id). Thread-safe.
 */
public abstract class PostgresMarkStore<M extends Mark> implements MarkStore<M> {
    protected final Database database;
    private final RowMapper<M> mapper;
    private final String put;
    private final String delete;
    private final String among;
    private final String newest;
    private final String list;

    /**
     * @param mapper of a whole row
     */
    protected PostgresMarkStore(Database database, String table, RowMapper<M> mapper) {
        this.database = database;
        this.mapper = mapper;
        put =
                """
                INSERT INTO %s (user_id, tweet_id, created_at) VALUES (:user, :post, :at)
                ON CONFLICT (user_id, tweet_id) DO NOTHING
                """
                        .formatted(table);
        delete = "DELETE FROM %s WHERE user_id = :user AND tweet_id = :post".formatted(table);
        among =
                "SELECT tweet_id FROM %s WHERE user_id = :user AND tweet_id = ANY(:posts)"
                        .formatted(table);
        newest =
                "SELECT tweet_id FROM %s WHERE user_id = :user ORDER BY tweet_id DESC LIMIT :limit"
                        .formatted(table);
        list =
                """
                SELECT * FROM %1$s
                WHERE %%1$s = :owner AND (created_at, %%2$s) < (:at, :id)
                ORDER BY created_at DESC, %%2$s DESC LIMIT :limit
                """
                        .formatted(table);
    }

    /** Maps rows of what every mark has. */
    protected static <M extends Mark> RowMapper<M> mapper(Mark.Maker<M> maker) {
        return (row, context) ->
                maker.make(
                        DomainTypes.user(row, "user_id"),
                        DomainTypes.post(row, "tweet_id"),
                        DomainTypes.instant(row, "created_at"));
    }

    @Override
    public boolean put(M mark) {
        return database.with(
                handle ->
                        handle.createUpdate(put)
                                        .bind("user", mark.user())
                                        .bind("post", mark.post())
                                        .bind("at", mark.at())
                                        .execute()
                                == 1);
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        return database.with(
                handle ->
                        handle.createUpdate(delete).bind("user", user).bind("post", post).execute()
                                == 1);
    }

    @Override
    public Set<PostId> markedAmong(UserId user, Collection<PostId> posts) {
        if (posts.isEmpty()) {
            return Set.of();
        }
        UUID[] wanted = DomainTypes.ids(posts);
        return new HashSet<>(
                database.with(
                        handle ->
                                handle.createQuery(among)
                                        .bind("user", user)
                                        .bind("posts", wanted)
                                        .map((row, context) -> DomainTypes.post(row, "tweet_id"))
                                        .list()));
    }

    /** Reads the primary key alone. */
    @Override
    public List<PostId> newestMarked(UserId user, int limit) {
        return database.with(
                handle ->
                        handle.createQuery(newest)
                                .bind("user", user)
                                .bind("limit", limit)
                                .map((row, context) -> DomainTypes.post(row, "tweet_id"))
                                .list());
    }

    @Override
    public Page<M> listByUser(UserId user, PageRequest page) {
        return list("user_id", user.value(), "tweet_id", mark -> mark.post().value(), page);
    }

    /** Lists along the index of one column, latest first, ties by the other downwards. */
    final Page<M> list(
            String ownerColumn,
            UUID owner,
            String tieColumn,
            Function<M, UUID> tie,
            PageRequest page) {
        KeysetCursor after = KeysetCursor.startOf(page);
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
                mark -> new KeysetCursor(mark.at(), tie.apply(mark)).toCursor());
    }
}
