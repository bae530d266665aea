package plaza.postgres.mark;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;
import plaza.core.mark.MarkStore;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement.Row;

/**
 * Marks of one kind in a table of their own: {@code user_id}, {@code tweet_id} and {@code
 * created_at}, with the primary key (user_id, tweet_id). Thread-safe.
 */
public abstract class PostgresMarkStore<M extends Mark> implements MarkStore<M> {
    protected final Database database;
    private final Row<M> mapper;
    private final String put;
    private final String delete;
    private final String among;
    private final String newest;
    private final String list;

    /**
     * @param mapper of a whole row
     */
    protected PostgresMarkStore(Database database, String table, Row<M> mapper) {
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
                WHERE %%1$s = :owner AND (created_at, %%2$s) < (:at, :before)
                ORDER BY created_at DESC, %%2$s DESC LIMIT :limit
                """
                        .formatted(table);
    }

    /** Maps rows of what every mark has. */
    protected static <M extends Mark> Row<M> mapper(Mark.Maker<M> maker) {
        return row ->
                maker.make(
                        DomainTypes.user(row, "user_id"),
                        DomainTypes.post(row, "tweet_id"),
                        DomainTypes.instant(row, "created_at"));
    }

    @Override
    public boolean put(M mark) {
        return database.sql(put)
                .bind("user", mark.user())
                .bind("post", mark.post())
                .bind("at", mark.at())
                .changed();
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        return database.sql(delete).bind("user", user).bind("post", post).changed();
    }

    @Override
    public Set<PostId> markedAmong(UserId user, Collection<PostId> posts) {
        if (posts.isEmpty()) {
            return Set.of();
        }
        return database.sql(among)
                .bind("user", user)
                .bind("posts", DomainTypes.ids(posts))
                .set(row -> DomainTypes.post(row, "tweet_id"));
    }

    /** Reads the primary key alone. */
    @Override
    public List<PostId> newestMarked(UserId user, int limit) {
        return database.sql(newest)
                .bind("user", user)
                .bind("limit", limit)
                .list(row -> DomainTypes.post(row, "tweet_id"));
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
        return database.sql(list.formatted(ownerColumn, tieColumn))
                .bind("owner", owner)
                .latestFirst(page, mapper, mark -> new KeysetCursor(mark.at(), tie.apply(mark)));
    }
}
