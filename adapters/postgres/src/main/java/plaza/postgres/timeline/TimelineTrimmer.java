package plaza.postgres.timeline;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import plaza.postgres.Database;

/** Takes away what a timeline has beyond its cap. Thread-safe if its source of chance is. */
final class TimelineTrimmer {
    /** How many trimmings a timeline gets, on average, while as much comes in as the cap allows. */
    private static final int TRIMMINGS_PER_CAP = 4;

    /**
     * The floor of a timeline becomes the place of the last entry that the cap allows, if another
     * one follows it; it never sinks, even if two trim at a time.
     */
    private static final String TRIM =
            """
            WITH cut AS (
                SELECT r.user_id,
                    (array_agg(e.at ORDER BY e.at DESC, e.tweet_id DESC))[1] AS at,
                    (array_agg(e.tweet_id ORDER BY e.at DESC, e.tweet_id DESC))[1] AS tweet_id
                FROM timeline_readers r
                CROSS JOIN LATERAL (
                    SELECT at, tweet_id FROM (
                        (SELECT at, tweet_id FROM timelines
                         WHERE user_id = r.user_id AND reposted_by IS NULL
                         ORDER BY tweet_id DESC LIMIT :cap + 1)
                        UNION ALL
                        (SELECT at, tweet_id FROM timelines
                         WHERE user_id = r.user_id AND reposted_by IS NOT NULL
                         ORDER BY at DESC, tweet_id DESC LIMIT :cap + 1)) p
                    WHERE r.floor_at IS NULL OR (p.at, p.tweet_id) >= (r.floor_at, r.floor_tweet)
                    ORDER BY at DESC, tweet_id DESC
                    OFFSET :cap - 1 LIMIT 2) e
                WHERE r.user_id = ANY(:readers)
                GROUP BY r.user_id
                HAVING count(*) = 2),
            raised AS (
                UPDATE timeline_readers r SET floor_at = cut.at, floor_tweet = cut.tweet_id
                FROM cut
                WHERE r.user_id = cut.user_id
                  AND (r.floor_at IS NULL
                    OR (r.floor_at, r.floor_tweet) < (cut.at, cut.tweet_id))
                RETURNING r.user_id, r.floor_at, r.floor_tweet)
            DELETE FROM timelines t USING raised
            WHERE t.user_id = raised.user_id
              AND (t.at, t.tweet_id) < (raised.floor_at, raised.floor_tweet)
            """;

    private final Database database;
    private final int cap;
    private final int oneIn;
    private final RandomGenerator random;

    TimelineTrimmer(Database database, int cap, RandomGenerator random) {
        this.database = database;
        this.cap = cap;
        this.oneIn = Math.max(1, cap / TRIMMINGS_PER_CAP);
        this.random = random;
    }

    /** Trims some of the timelines, by chance: those that get much, often. */
    void trimSome(UUID[] readers) {
        Set<UUID> some = new LinkedHashSet<>();
        for (UUID reader : readers) {
            if (random.nextInt(oneIn) == 0) {
                some.add(reader);
            }
        }
        if (!some.isEmpty()) {
            trim(some.toArray(UUID[]::new));
        }
    }

    void trim(UUID[] readers) {
        database.sql(TRIM).bind("cap", cap).bindArray("readers", readers).execute();
    }
}
