package plaza.cassandra.analytics;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.cassandra.Cassandra;
import plaza.core.Batch;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.analytics.DayTotals;
import plaza.core.analytics.Impression;
import plaza.core.analytics.Interaction;
import plaza.core.analytics.PostFigures;
import plaza.core.analytics.UserFigures;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * Figures as counters in the tables {@code tweet_analytics} and {@code user_analytics}; what there
 * is of an hour and of a day is in {@code analytics_posts} and {@code analytics_users}, so that it
 * can be found when it is old; how often a post was ever shown is in the static {@code shown}. An
 * act is added where its id was written into {@code analytics_acts} for the first time. Counters
 * cannot change together with anything else: an act whose process dies between the two is not
 * added. Thread-safe.
 */
public final class CassandraAnalyticsStore implements AnalyticsStore {
    private static final String HOURS = "hours";
    private static final String DAYS = "days";

    private final Cassandra cassandra;
    private final AnalyticsPeriods periods;
    private final AnalyticsActs acts;

    public CassandraAnalyticsStore(Cassandra cassandra) {
        this.cassandra = cassandra;
        this.periods = new AnalyticsPeriods(cassandra);
        this.acts = new AnalyticsActs(cassandra, periods);
        AnalyticsTables.define(cassandra);
    }

    private record Hour(PostId post, Instant hour) {}

    private record Day(UserId user, LocalDate day) {}

    @Override
    public void addActs(Collection<Interaction> acts, Instant now) {
        Map<Hour, PostFigures> posts = new HashMap<>();
        Map<Day, UserFigures> people = new HashMap<>();
        this.acts.claim(acts, now).forEach(act -> sum(act, posts, people));
        add(posts, people);
    }

    private static void sum(
            Interaction act, Map<Hour, PostFigures> posts, Map<Day, UserFigures> people) {
        if (act.post() != null) {
            PostFigures figures = PostFigures.of(act.metric(), act.delta());
            if (!figures.equals(PostFigures.NONE)) {
                posts.merge(new Hour(act.post(), hour(act.at())), figures, PostFigures::plus);
            }
        }
        people.merge(
                new Day(act.person(), day(act.at())),
                UserFigures.of(act.metric(), act.delta()),
                UserFigures::plus);
    }

    @Override
    public void addImpressions(Collection<Impression> impressions) {
        Map<Hour, PostFigures> posts = new HashMap<>();
        Map<Day, UserFigures> people = new HashMap<>();
        for (Impression each : impressions) {
            if (each.post() != null) {
                posts.merge(
                        new Hour(each.post(), hour(each.hour())),
                        PostFigures.impressions(each.count()),
                        PostFigures::plus);
            }
            people.merge(
                    new Day(each.person(), day(each.hour())), each.figures(), UserFigures::plus);
        }
        add(posts, people);
    }

    /** What is found by hour and day first: what is counted can always be found when it is old. */
    private void add(Map<Hour, PostFigures> posts, Map<Day, UserFigures> people) {
        Map<Instant, List<BoundStatement>> hours = new HashMap<>();
        Map<Instant, List<BoundStatement>> days = new HashMap<>();
        List<BoundStatement> counters = new ArrayList<>();
        posts.forEach(
                (at, figures) -> {
                    hours.computeIfAbsent(at.hour(), _ -> new ArrayList<>())
                            .add(
                                    cassandra.bind(
                                            "INSERT INTO analytics_posts (hour, tweet_id) VALUES (?, ?)",
                                            at.hour(),
                                            at.post().value()));
                    counters.add(count(at, figures));
                });
        people.forEach(
                (at, figures) -> {
                    days.computeIfAbsent(
                                    at.day().atStartOfDay(ZoneOffset.UTC).toInstant(),
                                    _ -> new ArrayList<>())
                            .add(
                                    cassandra.bind(
                                            "INSERT INTO analytics_users (date, user_id) VALUES (?, ?)",
                                            at.day(),
                                            at.user().value()));
                    counters.add(count(at, figures));
                });
        List<Statement<?>> index = new ArrayList<>();
        hours.forEach((hour, rows) -> index.addAll(periods.note(HOURS, hour, rows)));
        days.forEach((day, rows) -> index.addAll(periods.note(DAYS, day, rows)));
        cassandra.runAll(index);
        cassandra.runAll(counters);
    }

    /**
     * Null for nothing, which leaves a counter alone: nothing that is added is read and written,
     * too. At least one counter of a row is added to.
     */
    private static @Nullable Long some(long figure) {
        return figure == 0 ? null : figure;
    }

    private BoundStatement count(Hour at, PostFigures figures) {
        return cassandra
                .bind(
                        """
                        UPDATE tweet_analytics SET shown = shown + ?,
                            impressions = impressions + ?, likes = likes + ?,
                            retweets = retweets + ?, replies = replies + ?
                        WHERE tweet_id = ? AND date = ? AND hour = ?
                        """,
                        some(figures.impressions()),
                        figures.impressions(),
                        some(figures.likes()),
                        some(figures.reposts()),
                        some(figures.replies()),
                        at.post().value(),
                        day(at.hour()),
                        at.hour().atOffset(ZoneOffset.UTC).getHour())
                .setIdempotent(false);
    }

    private BoundStatement count(Day at, UserFigures figures) {
        PostFigures received = figures.received();
        return cassandra
                .bind(
                        """
                        UPDATE user_analytics SET tweets_posted = tweets_posted + ?,
                            likes_received = likes_received + ?,
                            followers_gained = followers_gained + ?,
                            followers_lost = followers_lost + ?,
                            impressions = impressions + ?,
                            retweets_received = retweets_received + ?,
                            replies_received = replies_received + ?,
                            profile_views = profile_views + ?
                        WHERE user_id = ? AND date = ?
                        """,
                        some(figures.posts()),
                        some(received.likes()),
                        some(figures.followersGained()),
                        some(figures.followersLost()),
                        received.impressions(),
                        some(received.reposts()),
                        some(received.replies()),
                        some(figures.profileViews()),
                        at.user().value(),
                        at.day())
                .setIdempotent(false);
    }

    @Override
    public Map<PostId, Long> countImpressions(Collection<PostId> posts) {
        List<PostId> all = posts.stream().distinct().toList();
        List<List<Row>> found =
                cassandra.runAll(
                        all.stream()
                                .map(
                                        post ->
                                                cassandra.bind(
                                                        "SELECT shown FROM tweet_analytics WHERE"
                                                                + " tweet_id = ? LIMIT 1",
                                                        post.value()))
                                .toList());
        Map<PostId, Long> counts = HashMap.newHashMap(all.size());
        for (int i = 0; i < all.size(); i++) {
            List<Row> row = found.get(i);
            counts.put(all.get(i), row.isEmpty() ? 0L : row.getFirst().getLong(0));
        }
        return counts;
    }

    @Override
    public void forgetPosts(Collection<PostId> posts) {
        cassandra.runAll(
                posts.stream()
                        .map(
                                post ->
                                        cassandra.bind(
                                                "DELETE FROM tweet_analytics WHERE tweet_id = ?",
                                                post.value()))
                        .toList());
    }

    static Instant hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    @Override
    public Map<Instant, PostFigures> findHours(PostId post, Instant from, Instant until) {
        Map<Instant, PostFigures> found = new HashMap<>();
        cassandra
                .rows(
                        "SELECT * FROM tweet_analytics WHERE tweet_id = ? AND date >= ? AND date <= ?",
                        post.value(),
                        day(from),
                        day(until))
                .forEach(
                        row -> {
                            Instant hour =
                                    Objects.requireNonNull(row.getLocalDate("date"))
                                            .atTime(row.getInt("hour"), 0)
                                            .toInstant(ZoneOffset.UTC);
                            if (!hour.isBefore(from) && hour.isBefore(until)) {
                                found.put(
                                        hour,
                                        received(
                                                row,
                                                "impressions",
                                                "likes",
                                                "retweets",
                                                "replies"));
                            }
                        });
        return found;
    }

    private static PostFigures received(
            Row row, String impressions, String likes, String reposts, String replies) {
        return new PostFigures(
                row.getLong(impressions),
                row.getLong(likes),
                row.getLong(reposts),
                row.getLong(replies));
    }

    @Override
    public Map<LocalDate, UserFigures> findDays(UserId user, LocalDate from, LocalDate until) {
        Map<LocalDate, UserFigures> found = new HashMap<>();
        cassandra
                .rows(
                        "SELECT * FROM user_analytics WHERE user_id = ? AND date >= ? AND date < ?",
                        user.value(),
                        from,
                        until)
                .forEach(
                        row ->
                                found.put(
                                        Objects.requireNonNull(row.getLocalDate("date")),
                                        figures(row)));
        return found;
    }

    private static UserFigures figures(Row row) {
        return new UserFigures(
                received(
                        row,
                        "impressions",
                        "likes_received",
                        "retweets_received",
                        "replies_received"),
                row.getLong("followers_gained"),
                row.getLong("followers_lost"),
                row.getLong("tweets_posted"),
                row.getLong("profile_views"));
    }

    /** Reads the row of everybody of whom there is one. */
    @Override
    public DayTotals sumDay(LocalDate day) {
        DayTotals totals = DayTotals.NONE;
        List<UUID> people =
                cassandra.rows("SELECT user_id FROM analytics_users WHERE date = ?", day).stream()
                        .map(row -> Objects.requireNonNull(row.getUuid("user_id")))
                        .toList();
        for (List<UUID> some : Batch.split(people)) {
            List<List<Row>> found =
                    cassandra.runAll(
                            some.stream()
                                    .map(
                                            user ->
                                                    cassandra.bind(
                                                            "SELECT * FROM user_analytics WHERE"
                                                                    + " user_id = ? AND date = ?",
                                                            user,
                                                            day))
                                    .toList());
            totals =
                    totals.plus(
                            DayTotals.of(
                                    found.stream()
                                            .flatMap(List::stream)
                                            .map(CassandraAnalyticsStore::figures)
                                            .toList()));
        }
        return totals;
    }

    @Override
    public int deleteHours(Instant before) {
        int deleted = 0;
        for (Instant hour : periods.before(HOURS, before)) {
            List<BoundStatement> figures = new ArrayList<>();
            for (Row row :
                    cassandra.rows("SELECT tweet_id FROM analytics_posts WHERE hour = ?", hour)) {
                figures.add(
                        cassandra.bind(
                                "DELETE FROM tweet_analytics WHERE tweet_id = ? AND date = ? AND hour = ?",
                                row.getUuid("tweet_id"),
                                day(hour),
                                hour.atOffset(ZoneOffset.UTC).getHour()));
            }
            cassandra.runAll(figures);
            cassandra.run("DELETE FROM analytics_posts WHERE hour = ?", hour);
            periods.forget(HOURS, hour);
            deleted += figures.size();
        }
        return deleted;
    }

    @Override
    public int deleteDays(LocalDate before) {
        int deleted = 0;
        for (Instant at : periods.before(DAYS, before.atStartOfDay(ZoneOffset.UTC).toInstant())) {
            List<BoundStatement> figures = new ArrayList<>();
            for (Row row :
                    cassandra.rows("SELECT user_id FROM analytics_users WHERE date = ?", day(at))) {
                figures.add(
                        cassandra.bind(
                                "DELETE FROM user_analytics WHERE user_id = ? AND date = ?",
                                row.getUuid("user_id"),
                                day(at)));
            }
            cassandra.runAll(figures);
            cassandra.run("DELETE FROM analytics_users WHERE date = ?", day(at));
            periods.forget(DAYS, at);
            deleted += figures.size();
        }
        return deleted;
    }

    @Override
    public int forgetActs(Instant before) {
        return acts.forget(before);
    }
}
