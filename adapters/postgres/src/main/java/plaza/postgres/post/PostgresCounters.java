package plaza.postgres.post;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.id.PostId;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;
import plaza.core.post.PostCounts;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/**
 * The counts of a post in columns of its row in {@code tweets}; no index holds them, so that a
 * change rewrites the row within its page (heap-only tuple). Posts that do not exist are not
 * counted. Thread-safe.
 */
public final class PostgresCounters implements Counters {
    private static final String FIND_ALL =
            """
            SELECT tweet_id, like_count, retweet_count, reply_count, impression_count FROM tweets
            WHERE tweet_id = ANY(:posts)
            """;

    /** Of the column that takes the place of {@code counted}; answers those nobody had locked. */
    private static final String ADD_ALL =
            """
            WITH free AS (
                SELECT tweet_id FROM tweets WHERE tweet_id = ANY(:posts)
                FOR NO KEY UPDATE SKIP LOCKED)
            UPDATE tweets t SET counted = t.counted + g.delta
            FROM unnest(:posts, :deltas) AS g (tweet_id, delta) JOIN free USING (tweet_id)
            WHERE t.tweet_id = g.tweet_id RETURNING t.tweet_id
            """;

    private final Database database;

    public PostgresCounters(Database database) {
        this.database = database;
    }

    @Override
    public Map<PostId, PostCounts> findAll(Collection<PostId> posts) {
        if (posts.isEmpty()) {
            return new HashMap<>();
        }
        return database.sql(FIND_ALL)
                .bind("posts", DomainTypes.ids(posts))
                .map(
                        row -> DomainTypes.post(row, "tweet_id"),
                        row ->
                                new PostCounts(
                                        row.getLong("like_count"),
                                        row.getLong("retweet_count"),
                                        row.getLong("reply_count"),
                                        row.getLong("impression_count")));
    }

    /** The row has them from the beginning. */
    @Override
    public void fill(PostId post, PostCounts counts) {}

    @Override
    public void add(PostId post, CountKind kind, int delta) {
        String column = column(kind);
        database.sql(
                        "UPDATE tweets SET "
                                + (column + " = " + column + " + :delta")
                                + " WHERE tweet_id = :post")
                .bind("delta", delta)
                .bind("post", post)
                .execute();
    }

    /**
     * Waits for nobody while it holds more than one row: those that others are changing are left to
     * the end, one by one. So it is never part of a circle of waiting.
     */
    @Override
    public void addAll(CountKind kind, Map<PostId, Integer> deltas) {
        List<PostId> posts = List.copyOf(deltas.keySet());
        if (posts.isEmpty()) {
            return;
        }
        Integer[] numbers = posts.stream().map(deltas::get).toArray(Integer[]::new);
        Set<PostId> added =
                database.sql(ADD_ALL.replace("counted", column(kind)))
                        .bind("posts", DomainTypes.ids(posts))
                        .bind("deltas", numbers)
                        .set(row -> DomainTypes.post(row, "tweet_id"));
        for (PostId post : posts) {
            if (!added.contains(post)) {
                add(post, kind, deltas.getOrDefault(post, 0));
            }
        }
    }

    @Override
    public void put(PostId post, PostCounts counts) {
        database.sql(
                        "UPDATE tweets SET like_count = :likes,"
                                + " retweet_count = :reposts,"
                                + " reply_count = :replies"
                                + " WHERE tweet_id = :post")
                .bind("likes", counts.likes())
                .bind("reposts", counts.reposts())
                .bind("replies", counts.replies())
                .bind("post", post)
                .execute();
    }

    private static String column(CountKind kind) {
        return switch (kind) {
            case LIKES -> "like_count";
            case REPOSTS -> "retweet_count";
            case REPLIES -> "reply_count";
            case IMPRESSIONS -> "impression_count";
        };
    }
}
