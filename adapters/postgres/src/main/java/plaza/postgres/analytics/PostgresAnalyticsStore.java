package plaza.postgres.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.analytics.Impression;
import plaza.core.analytics.Interaction;
import plaza.core.analytics.PostFigures;
import plaza.core.analytics.UserFigures;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.postgres.Database;
import plaza.postgres.Hours;
import plaza.postgres.Statement;

/**
 * Figures in the tables {@code tweet_analytics} and {@code user_analytics}; the ids of acts in
 * {@code analytics_acts}, written in the same transaction. Thread-safe.
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

    private static final String DELETE_HOURS =
            "DELETE FROM tweet_analytics WHERE (date, hour) < (" + Hours.columns(":before") + ")";

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
            PostFigures figures = PostFigures.impressions(it.count());
            rows.add(it.post(), it.hour(), figures);
            rows.add(it.author(), it.hour(), UserFigures.received(figures));
        }
        database.inTransaction(
                handle -> {
                    rows.write(handle);
                    return rows;
                });
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
    public int deleteHours(Instant before) {
        return database.sql(DELETE_HOURS).bind("before", Hours.number(before)).execute();
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
