package plaza.postgres.recommendation;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.recommendation.RecommendationStore;
import plaza.core.recommendation.Recommended;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/**
 * Lists in {@code recommendation_lists}, what was shown of them in {@code recommendations_shown}.
 * Thread-safe.
 */
public final class PostgresRecommendationStore implements RecommendationStore {
    private static final String PUT =
            """
            INSERT INTO recommendation_lists (user_id, list_id, posts, expires_at)
            VALUES (:viewer, :list, :posts, :until)
            ON CONFLICT (user_id, list_id)
                DO UPDATE SET posts = excluded.posts, expires_at = excluded.expires_at
            """;

    private static final String LET_GO =
            """
            DELETE FROM recommendation_lists
            WHERE user_id = :viewer AND list_id <= (
                SELECT list_id FROM recommendation_lists WHERE user_id = :viewer
                ORDER BY list_id DESC OFFSET :kept LIMIT 1)
            """;

    private static final String FIND =
            """
            SELECT posts FROM recommendation_lists
            WHERE user_id = :viewer AND list_id = :list AND expires_at > :now
            """;

    /** In the order of the ids, so that two who add at a time never wait in a circle. */
    private static final String ADD_SHOWN =
            """
            INSERT INTO recommendations_shown AS t (user_id, tweet_id, expires_at)
            SELECT :viewer, id, :until FROM unnest(:posts) AS g (id) ORDER BY id
            ON CONFLICT (user_id, tweet_id)
                DO UPDATE SET expires_at = greatest(t.expires_at, excluded.expires_at)
            """;

    private static final String SHOWN =
            """
            SELECT tweet_id FROM recommendations_shown
            WHERE user_id = :viewer AND tweet_id = ANY(:posts) AND expires_at > :now
            """;

    private final Database database;

    public PostgresRecommendationStore(Database database) {
        this.database = database;
    }

    @Override
    public void putList(UserId viewer, UUID list, List<Recommended> posts, Instant until) {
        database.sql(PUT)
                .bind("viewer", viewer)
                .bind("list", list)
                .bind("posts", posts.stream().map(Recommended::text).toArray(String[]::new))
                .bind("until", until)
                .execute();
        database.sql(LET_GO).bind("viewer", viewer).bind("kept", KEPT).execute();
    }

    @Override
    public List<Recommended> findList(UserId viewer, UUID list, Instant now) {
        return database.sql(FIND)
                .bind("viewer", viewer)
                .bind("list", list)
                .bind("now", now)
                .find(row -> (String[]) row.getArray("posts").getArray())
                .map(texts -> Arrays.stream(texts).map(Recommended::parse).toList())
                .orElse(List.of());
    }

    @Override
    public void addShown(UserId viewer, Collection<PostId> posts, Instant until) {
        if (!posts.isEmpty()) {
            database.sql(ADD_SHOWN)
                    .bind("viewer", viewer)
                    .bind("until", until)
                    .bind("posts", DomainTypes.ids(Set.copyOf(posts)))
                    .execute();
        }
    }

    @Override
    public Set<PostId> shownAmong(UserId viewer, Collection<PostId> posts, Instant now) {
        if (posts.isEmpty()) {
            return Set.of();
        }
        return database.sql(SHOWN)
                .bind("viewer", viewer)
                .bind("posts", DomainTypes.ids(posts))
                .bind("now", now)
                .set(row -> DomainTypes.post(row, "tweet_id"));
    }

    @Override
    public int deleteExpired(Instant now) {
        return delete("recommendation_lists", now) + delete("recommendations_shown", now);
    }

    private int delete(String table, Instant now) {
        return database.sql("DELETE FROM %s WHERE expires_at <= :now".formatted(table))
                .bind("now", now)
                .execute();
    }
}
