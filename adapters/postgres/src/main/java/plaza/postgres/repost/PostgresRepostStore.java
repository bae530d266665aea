package plaza.postgres.repost;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement.Row;
import plaza.postgres.mark.PostgresPublicMarkStore;

/** Reposts in the table {@code retweets}. Thread-safe. */
public final class PostgresRepostStore extends PostgresPublicMarkStore<Repost>
        implements RepostStore {
    private static final String PUT =
            """
            INSERT INTO retweets (user_id, tweet_id, author_id, created_at)
            VALUES (:user, :post, :author, :at)
            ON CONFLICT (user_id, tweet_id) DO NOTHING
            """;

    private static final String LIST_NEWEST =
            """
            SELECT newest.user_id, newest.tweet_id, newest.author_id, newest.created_at
            FROM unnest(:users) AS person (user_id)
            CROSS JOIN LATERAL (
                SELECT r.user_id, r.tweet_id, r.author_id, r.created_at FROM retweets r
                WHERE r.user_id = person.user_id AND r.created_at <= :until
                ORDER BY r.created_at DESC, r.tweet_id DESC LIMIT :limit) newest
            ORDER BY newest.created_at DESC, newest.tweet_id DESC, newest.user_id DESC
            LIMIT :limit
            """;

    // The people are unnested into a hash table: an array would be searched for each row.
    private static final String FIND_EARLIEST =
            """
            SELECT DISTINCT ON (r.tweet_id) r.user_id, r.tweet_id, r.author_id, r.created_at
            FROM retweets r
            WHERE r.tweet_id = ANY(:posts) AND r.user_id IN (SELECT unnest(:users))
            ORDER BY r.tweet_id, r.created_at, r.user_id
            """;

    private static final Row<Repost> MAPPER =
            row ->
                    new Repost(
                            DomainTypes.user(row, "user_id"),
                            DomainTypes.post(row, "tweet_id"),
                            DomainTypes.user(row, "author_id"),
                            DomainTypes.instant(row, "created_at"));

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    public PostgresRepostStore(Database database) {
        super(database, "retweets", MAPPER);
    }

    @Override
    public boolean put(Repost repost) {
        return database.sql(PUT)
                .bind("user", repost.user())
                .bind("post", repost.post())
                .bind("author", repost.author())
                .bind("at", repost.at())
                .changed();
    }

    @Override
    public List<Repost> listNewest(Collection<UserId> users, @Nullable Instant until, int limit) {
        UUID[] wanted = DomainTypes.ids(Set.copyOf(users));
        if (wanted.length == 0) {
            return List.of();
        }
        Instant latest = until == null ? LAST : until;
        return database.sql(LIST_NEWEST)
                .bind("users", wanted)
                .bind("until", latest)
                .bind("limit", limit)
                .list(MAPPER);
    }

    @Override
    public Map<PostId, Repost> findEarliest(Collection<PostId> posts, Collection<UserId> users) {
        if (posts.isEmpty() || users.isEmpty()) {
            return Map.of();
        }
        return database.sql(FIND_EARLIEST)
                .bind("posts", DomainTypes.ids(posts))
                .bind("users", DomainTypes.ids(users))
                .byKey(MAPPER, Repost::post);
    }
}
