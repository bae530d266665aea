package plaza.postgres.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import plaza.core.Batch;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.analytics.DayTotals;
import plaza.core.analytics.Impression;
import plaza.core.analytics.Interaction;
import plaza.core.analytics.PostFigures;
import plaza.core.analytics.UserFigures;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Hours;
import plaza.postgres.Statement;

/**
 * Figures in the tables {@code tweet_analytics} and {@code user_analytics}; the ids of acts in
 * {@code analytics_acts}, written in the same transaction. How often a post was shown in hours
 * whose figures went is in {@code tweet_impressions}. Thread-safe.
 */
public final class PostgresAnalyticsStore implements AnalyticsStore {
    /** In the order of the ids, so that two who add the same acts never wait in a circle. */
    private static final String REMEMBER =
            """
            INSERT INTO analytics_acts (act_id, added_at)
            SELECT id, :now FROM unnest(:ids) AS g (id) ORDER BY id
            ON CONFLICT (act_id) DO NOTHING RETURNING act_id
            """;

    private static final String FIND_HOURS =
            """
            SELECT %s, impressions, likes, retweets, replies FROM tweet_analytics
            WHERE tweet_id = :post
                AND (date, hour) >= (%s) AND (date, hour) < (%s)
            """
                    .formatted(Hours.NUMBER, Hours.columns(":from"), Hours.columns(":until"));

    private static final String FIND_DAYS =
            "SELECT * FROM user_analytics WHERE user_id = :user AND date >= :from AND date < :until";

    /** How often posts were shown in the hours that go is added to what is kept of all such. */
    private static final String DELETE_HOURS =
            """
            WITH gone AS (
                DELETE FROM tweet_analytics WHERE (date, hour) < (%s)
                RETURNING tweet_id, impressions
            ), kept AS (
                INSERT INTO tweet_impressions AS t (tweet_id, impressions)
                SELECT tweet_id, sum(impressions) FROM gone
                GROUP BY tweet_id HAVING sum(impressions) > 0 ORDER BY tweet_id
                ON CONFLICT (tweet_id) DO UPDATE SET
                    impressions = t.impressions + excluded.impressions
            )
            SELECT count(*) FROM gone
            """
                    .formatted(Hours.columns(":before"));

    private static final String COUNT_IMPRESSIONS =
            """
            SELECT tweet_id, CAST(sum(impressions) AS bigint) AS impressions FROM (
                SELECT tweet_id, impressions FROM tweet_analytics WHERE tweet_id = ANY(:posts)
                UNION ALL
                SELECT tweet_id, impressions FROM tweet_impressions WHERE tweet_id = ANY(:posts)
            ) AS shown GROUP BY tweet_id
            """;

    private final Database database;

    public PostgresAnalyticsStore(Database database) {
        this.database = database;
    }

    @Override
    public void addActs(Collection<Interaction> acts, Instant now) {
        if (acts.isEmpty()) {
            return;
        }
        database.inTransaction(
                handle -> {
                    Set<UUID> fresh = remember(handle, acts, now);
                    var rows = new FigureRows();
                    for (Interaction act : acts) {
                        // Taken out, so that the same act twice in a call counts once.
                        if (fresh.remove(act.id())) {
                            add(act, rows);
                        }
                    }
                    rows.write(handle);
                    return rows;
                });
    }

    private static Set<UUID> remember(Handle handle, Collection<Interaction> acts, Instant now) {
        return Statement.on(handle, REMEMBER)
                .bind("ids", acts.stream().map(Interaction::id).distinct().toArray(UUID[]::new))
                .bind("now", now)
                .set(row -> row.getObject(1, UUID.class));
    }

    private static void add(Interaction act, FigureRows rows) {
        if (act.post() != null) {
            rows.add(act.post(), act.at(), PostFigures.of(act.metric(), act.delta()));
        }
        rows.add(act.person(), act.at(), UserFigures.of(act.metric(), act.delta()));
    }

    @Override
    public void addImpressions(Collection<Impression> impressions) {
        if (impressions.isEmpty()) {
            return;
        }
        var rows = new FigureRows();
        for (Impression it : impressions) {
            if (it.post() != null) {
                rows.add(it.post(), it.hour(), PostFigures.impressions(it.count()));
            }
            rows.add(it.person(), it.hour(), it.figures());
        }
        database.inTransaction(
                handle -> {
                    rows.write(handle);
                    return rows;
                });
    }

    @Override
    public Map<PostId, Long> countImpressions(Collection<PostId> posts) {
        return Batch.all(posts, this::countSome);
    }

    private Map<PostId, Long> countSome(Collection<PostId> posts) {
        Map<PostId, Long> counts =
                new HashMap<>(
                        database.sql(COUNT_IMPRESSIONS)
                                .bind("posts", DomainTypes.ids(posts))
                                .map(
                                        row -> new PostId(row.getObject("tweet_id", UUID.class)),
                                        row -> row.getLong("impressions")));
        posts.forEach(post -> counts.putIfAbsent(post, 0L));
        return counts;
    }

    @Override
    public void forgetPosts(Collection<PostId> posts) {
        for (List<PostId> some : Batch.split(posts)) {
            for (String table : List.of("tweet_analytics", "tweet_impressions")) {
                database.sql("DELETE FROM %s WHERE tweet_id = ANY(:posts)".formatted(table))
                        .bind("posts", DomainTypes.ids(some))
                        .execute();
            }
        }
    }

    @Override
    public Map<Instant, PostFigures> findHours(PostId post, Instant from, Instant until) {
        return database.sql(FIND_HOURS)
                .bind("post", post)
                .bind("from", Hours.number(from))
                .bind("until", Hours.number(until))
                .map(Hours::instant, FigureRows::hour);
    }

    @Override
    public Map<LocalDate, UserFigures> findDays(UserId user, LocalDate from, LocalDate until) {
        return database.sql(FIND_DAYS)
                .bind("user", user)
                .bind("from", from)
                .bind("until", until)
                .map(row -> row.getObject("date", LocalDate.class), FigureRows::day);
    }

    @Override
    public DayTotals sumDay(LocalDate day) {
        return database.sql(FigureRows.SUM_DAY).bind("day", day).one(FigureRows::totals);
    }

    @Override
    public int deleteHours(Instant before) {
        return database.sql(DELETE_HOURS)
                .bind("before", Hours.number(before))
                .one(row -> row.getInt(1));
    }

    @Override
    public int deleteDays(LocalDate before) {
        return database.sql("DELETE FROM user_analytics WHERE date < :before")
                .bind("before", before)
                .execute();
    }

    @Override
    public int forgetActs(Instant before) {
        return database.sql("DELETE FROM analytics_acts WHERE added_at < :before")
                .bind("before", before)
                .execute();
    }
}
