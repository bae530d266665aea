package plaza.postgres.repost;

import java.util.Collection;
import java.util.Map;
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
