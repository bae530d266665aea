package plaza.postgres.trend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import plaza.core.id.UserId;
import plaza.core.trend.Mention;
import plaza.core.trend.TrendCounter;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Hours;
import plaza.postgres.Statement;

/**
 * Counts in the table {@code trending_hashtags}, and who is behind them in {@code
 * trending_mentions}. Of posts, the column {@code hashtag} has the id, and {@code tweet_id} that of
 * what was done with them. Whoever changes them waits for others who do; readers wait for nobody.
 * Thread-safe.
 */
public final class PostgresTrendCounter implements TrendCounter {
    /** Names this lock among those of two numbers, which nothing else uses. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(1953653108, 1)";

    /** A statement sees the table as it was before: so a person is new who was not in it. */
    private static final String ADD =
            """
            WITH given AS (
                SELECT DISTINCT region, %s, hashtag, user_id, tweet_id
                FROM unnest(:regions, :hours, :hashtags, :users, :posts)
                    AS g (region, number, hashtag, user_id, tweet_id)),
            fresh AS (
                INSERT INTO trending_mentions (region, date, hour, hashtag, user_id, tweet_id)
                SELECT * FROM given ON CONFLICT DO NOTHING
                RETURNING region, date, hour, hashtag, user_id),
            people AS (
                SELECT DISTINCT region, date, hour, hashtag, user_id FROM fresh f
                WHERE NOT EXISTS (
                    SELECT 1 FROM trending_mentions m
                    WHERE (m.region, m.date, m.hour, m.hashtag, m.user_id)
                        = (f.region, f.date, f.hour, f.hashtag, f.user_id)))
            INSERT INTO trending_hashtags AS t (region, date, hour, hashtag, mention_count)
            SELECT region, date, hour, hashtag, count(*) FROM people
            GROUP BY region, date, hour, hashtag
            ON CONFLICT (region, date, hour, hashtag)
                DO UPDATE SET mention_count = t.mention_count + excluded.mention_count
            """
                    .formatted(Hours.columns("number"));

    /** A person who is left with another post still counts. */
    private static final String REMOVE =
            """
            WITH gone AS (
                DELETE FROM trending_mentions WHERE %s
                RETURNING region, date, hour, hashtag, user_id, tweet_id),
            people AS (
                SELECT DISTINCT region, date, hour, hashtag, user_id FROM gone g
                WHERE NOT EXISTS (
                    SELECT 1 FROM trending_mentions m
                    WHERE (m.region, m.date, m.hour, m.hashtag, m.user_id)
                        = (g.region, g.date, g.hour, g.hashtag, g.user_id)
                    AND NOT (%s))),
            fewer AS (
                SELECT region, date, hour, hashtag, count(*) AS people FROM people
                GROUP BY region, date, hour, hashtag)
            UPDATE trending_hashtags t SET mention_count = t.mention_count - f.people
            FROM fewer f
            WHERE (t.region, t.date, t.hour, t.hashtag) = (f.region, f.date, f.hour, f.hashtag)
            """;

    private static final String REMOVE_POSTS =
            REMOVE.formatted("tweet_id = ANY(:posts)", "m.tweet_id = ANY(:posts)");
    private static final String REMOVE_PERSON =
            REMOVE.formatted("user_id = :user", "m.user_id = :user");

    private static final String SINCE = "(date, hour) >= (" + Hours.columns(":from") + ")";

    private static final String TOP =
            """
            SELECT hashtag FROM trending_hashtags
            WHERE region = :region AND %s AND mention_count > 0
            GROUP BY hashtag ORDER BY sum(mention_count) DESC, hashtag COLLATE "C" LIMIT :limit
            """
                    .formatted(SINCE);

    private static final String COUNTS =
            """
            SELECT hashtag, mention_count, %s FROM trending_hashtags
            WHERE region = :region AND hashtag = ANY(:hashtags) AND %s AND mention_count > 0
            """
                    .formatted(Hours.NUMBER, SINCE);

    private static final String PEOPLE =
            """
            SELECT hashtag, count(DISTINCT user_id) AS people FROM trending_mentions
            WHERE region = :region AND hashtag = ANY(:hashtags) AND %s GROUP BY hashtag
            """
                    .formatted(SINCE);

    private static final String BEFORE = "(date, hour) < (" + Hours.columns(":hour") + ")";

    /** What was taken out again has left a row that counts nobody. */
    private static final String DELETE_COUNTS =
            """
            WITH gone AS (DELETE FROM trending_hashtags WHERE %s RETURNING mention_count)
            SELECT count(*) FROM gone WHERE mention_count > 0
            """
                    .formatted(BEFORE);

    private final Database database;

    public PostgresTrendCounter(Database database) {
        this.database = database;
    }

    @Override
    public void add(Collection<Mention> mentions) {
        if (mentions.isEmpty()) {
            return;
        }
        change(
                handle ->
                        Statement.on(handle, ADD)
                                .bind("regions", array(mentions, Mention::region, String[]::new))
                                .bind(
                                        "hours",
                                        array(mentions, it -> Hours.number(it.hour()), Long[]::new))
                                .bind("hashtags", array(mentions, Mention::subject, String[]::new))
                                .bind(
                                        "users",
                                        DomainTypes.ids(
                                                mentions.stream().map(Mention::user).toList()))
                                .bind("posts", array(mentions, Mention::source, UUID[]::new))
                                .execute());
    }

    private static <T> T[] array(
            Collection<Mention> mentions, Function<Mention, T> part, IntFunction<T[]> array) {
        return mentions.stream().map(part).toArray(array);
    }

    @Override
    public void remove(Collection<UUID> sources) {
        if (!sources.isEmpty()) {
            change(
                    handle ->
                            Statement.on(handle, REMOVE_POSTS)
                                    .bind("posts", sources.toArray(UUID[]::new))
                                    .execute());
        }
    }

    @Override
    public void removePerson(UserId user) {
        change(handle -> Statement.on(handle, REMOVE_PERSON).bind("user", user).execute());
    }

    private int change(Database.Work<Integer> work) {
        return database.inTransaction(
                handle -> {
                    lock(handle);
                    return work.run(handle);
                });
    }

    private static void lock(Handle handle) {
        handle.execute(LOCK);
    }

    @Override
    public List<String> listTop(String region, Instant from, int limit) {
        return database.sql(TOP)
                .bind("region", region)
                .bind("from", Hours.number(from))
                .bind("limit", limit)
                .list(row -> row.getString(1));
    }

    /** A row of {@link #COUNTS}. */
    private record Counted(String hashtag, Instant hour, long mentions) {
        static Counted read(ResultSet row) throws SQLException {
            return new Counted(
                    row.getString("hashtag"), Hours.instant(row), row.getLong("mention_count"));
        }
    }

    @Override
    public Map<String, Map<Instant, Long>> findCounts(
            String region, Collection<String> hashtags, Instant from) {
        Map<String, Map<Instant, Long>> counts = new HashMap<>();
        if (hashtags.isEmpty()) {
            return counts;
        }
        database.sql(COUNTS)
                .bind("region", region)
                .bind("hashtags", hashtags.toArray(String[]::new))
                .bind("from", Hours.number(from))
                .list(Counted::read)
                .forEach(
                        row ->
                                counts.computeIfAbsent(row.hashtag(), tag -> new HashMap<>())
                                        .put(row.hour(), row.mentions()));
        return counts;
    }

    @Override
    public Map<String, Long> countPeople(String region, Collection<String> hashtags, Instant from) {
        if (hashtags.isEmpty()) {
            return Map.of();
        }
        return database.sql(PEOPLE)
                .bind("region", region)
                .bind("hashtags", hashtags.toArray(String[]::new))
                .bind("from", Hours.number(from))
                .map(row -> row.getString("hashtag"), row -> row.getLong("people"));
    }

    @Override
    public int deleteBefore(Instant hour) {
        return change(
                handle -> {
                    Statement.on(handle, "DELETE FROM trending_mentions WHERE " + BEFORE)
                            .bind("hour", Hours.number(hour))
                            .execute();
                    return Statement.on(handle, DELETE_COUNTS)
                            .bind("hour", Hours.number(hour))
                            .one(row -> row.getInt(1));
                });
    }
}
