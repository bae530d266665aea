package plaza.postgres.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.post.PostStore;
import plaza.core.post.PostTotals;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/** Root posts in the table {@code tweets}, counted in {@code users.tweets_count}. Thread-safe. */
public final class PostgresPostStore extends PostgresPostRecords implements PostStore {
    private static final String PRESENT =
            "t.reply_to_tweet_id IS NULL AND t.visibility <> 'deleted'";

    /** All are counted as they are written; of them, few are not for everybody. */
    private static final String COUNT =
            """
            SELECT u.user_id, u.tweets_count, t.followers, t.own
            FROM users u CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE t.visibility = 'followers') AS followers,
                    count(*) FILTER (WHERE t.visibility = 'private') AS own
                FROM tweets t
                WHERE t.user_id = u.user_id AND t.reply_to_tweet_id IS NULL
                    AND t.visibility IN ('followers', 'private')) t
            WHERE u.user_id = ANY(:authors)
            """;

    private static final String LIST_BY_AUTHOR =
            """
            SELECT %s FROM tweets t
            WHERE t.user_id = :author AND t.tweet_id < :before AND %s
            ORDER BY t.tweet_id DESC LIMIT :limit
            """
                    .formatted(PostRow.COLUMNS, PRESENT);

    // In two steps, because most of the newest posts come from few people: first some of each
    // person (the heads); then, of those whose heads all lie above the last place of the list, what
    // else lies above it. One step would read up to :limit rows of everybody.
    private static final String LIST_NEWEST_KEYS =
            """
            WITH heads AS MATERIALIZED (
                SELECT head.tweet_id, head.user_id, head.place
                FROM unnest(:authors) AS author (user_id)
                CROSS JOIN LATERAL (
                    SELECT t.tweet_id, t.user_id,
                           row_number() OVER (ORDER BY t.tweet_id DESC) AS place
                    FROM tweets t
                    WHERE t.user_id = author.user_id AND t.tweet_id < :before
                      AND %1$s AND t.visibility <> 'private'
                    ORDER BY t.tweet_id DESC LIMIT :head) head),
            last AS MATERIALIZED (
                SELECT coalesce(
                    (SELECT tweet_id FROM heads ORDER BY tweet_id DESC OFFSET :limit - 1 LIMIT 1),
                    '00000000-0000-0000-0000-000000000000') AS tweet_id)
            SELECT tweet_id, user_id FROM heads
            UNION ALL
            SELECT more.tweet_id, more.user_id
            FROM heads CROSS JOIN last CROSS JOIN LATERAL (
                SELECT t.tweet_id, t.user_id FROM tweets t
                WHERE t.user_id = heads.user_id AND t.tweet_id < heads.tweet_id
                  AND t.tweet_id > last.tweet_id
                  AND %1$s AND t.visibility <> 'private'
                ORDER BY t.tweet_id DESC LIMIT :limit) more
            WHERE heads.place = :head AND heads.tweet_id > last.tweet_id
            ORDER BY tweet_id DESC LIMIT :limit
            """
                    .formatted(PRESENT);

    private static final String LIST_PUBLIC =
            """
            SELECT %s FROM tweets t
            WHERE t.visibility = 'public' AND t.reply_to_tweet_id IS NULL
              AND t.created_at >= :since AND (t.created_at, t.tweet_id) < (:until, :before)
            ORDER BY t.created_at DESC, t.tweet_id DESC LIMIT :limit
            """
                    .formatted(PostRow.COLUMNS);

    // The inverted index over tweets.hashtags knows no order: it would read all posts of a hashtag.
    private static final String LIST_BY_HASHTAG =
            """
            SELECT %s FROM tweet_hashtags h JOIN tweets t ON t.tweet_id = h.tweet_id
            WHERE h.hashtag = :hashtag AND h.tweet_id < :before
            ORDER BY h.tweet_id DESC LIMIT :limit
            """
                    .formatted(PostRow.COLUMNS);

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    public PostgresPostStore(Database database) {
        super(database, Predicate.not(Post::isReply), PRESENT);
    }

    @Override
    public Page<Post> listByAuthor(UserId author, PageRequest page) {
        return page(
                database.sql(LIST_BY_AUTHOR).bind("author", author).bind("before", before(page)),
                page);
    }

    @Override
    public List<PostKey> listNewestKeys(
            Collection<UserId> authors, @Nullable PostId before, int limit) {
        if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
            throw new IllegalArgumentException("A limit is 1 to 1,000, not " + limit);
        }
        UUID[] wanted = DomainTypes.ids(Set.copyOf(authors));
        if (wanted.length == 0) {
            return List.of();
        }
        return database.sql(LIST_NEWEST_KEYS)
                .bind("authors", wanted)
                .bind("before", before == null ? LARGEST : before)
                .bind("limit", limit)
                .bind("head", Math.min(limit, 2 + 2 * limit / wanted.length))
                .list(
                        row ->
                                new PostKey(
                                        DomainTypes.post(row, "tweet_id"),
                                        DomainTypes.user(row, "user_id")));
    }

    @Override
    public Page<Post> listPublic(
            @Nullable Instant since, @Nullable Instant until, PageRequest page) {
        PostId end = new PostId(Ids.floor(until == null ? LAST : wholeMillis(until)));
        PostId cursor = PostId.of(page.cursor());
        // The list goes on behind whichever is earlier: the end of the time, or the cursor.
        PostId before = cursor != null && cursor.compareTo(end) < 0 ? cursor : end;
        return page(
                database.sql(LIST_PUBLIC)
                        .bind("since", since == null ? FIRST : wholeMillis(since))
                        .bind("until", before.time())
                        .bind("before", before),
                page);
    }

    @Override
    public Page<Post> listByHashtag(String hashtag, PageRequest page) {
        return page(
                database.sql(LIST_BY_HASHTAG).bind("hashtag", hashtag).bind("before", before(page)),
                page);
    }

    @Override
    public Map<UserId, PostTotals> countByAuthor(Collection<UserId> authors) {
        Map<UserId, PostTotals> counts = HashMap.newHashMap(authors.size());
        authors.forEach(author -> counts.put(author, PostTotals.NONE));
        counts.putAll(
                database.sql(COUNT)
                        .bind("authors", DomainTypes.ids(authors))
                        .map(row -> DomainTypes.user(row, "user_id"), PostgresPostStore::totals));
        return counts;
    }

    private static PostTotals totals(ResultSet row) throws SQLException {
        long followers = row.getLong("followers");
        long own = row.getLong("own");
        return new PostTotals(row.getLong("tweets_count") - followers - own, followers, own);
    }

    private static PostId before(PageRequest page) {
        PostId before = PostId.of(page.cursor());
        return before == null ? LARGEST : before;
    }

    /**
     * Posts stand at whole milliseconds: at or after a time between two of them is at or after the
     * later one. Times beyond those that PostgreSQL knows are brought within.
     */
    private static Instant wholeMillis(Instant time) {
        if (time.isBefore(FIRST)) {
            return FIRST;
        }
        if (time.isAfter(LAST)) {
            return LAST;
        }
        Instant floor = time.truncatedTo(ChronoUnit.MILLIS);
        return floor.equals(time) ? floor : floor.plusMillis(1);
    }
}
