package plaza.postgres.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import plaza.core.analytics.DayTotals;
import plaza.core.analytics.PostFigures;
import plaza.core.analytics.UserFigures;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.postgres.DomainTypes;
import plaza.postgres.Hours;
import plaza.postgres.Statement;

/**
 * Figures to be added to the rows of {@code tweet_analytics} and {@code user_analytics}: one
 * statement for each table, in the order of the keys and the posts first, so that two who add at a
 * time wait for each other and never in a circle. One thread.
 */
final class FigureRows {
    private static final String ADD_HOURS =
            """
            INSERT INTO tweet_analytics AS t
                (tweet_id, date, hour, impressions, likes, retweets, replies)
            SELECT tweet_id, %s, impressions, likes, retweets, replies
            FROM unnest(:posts, :hours, :impressions, :likes, :retweets, :replies)
                AS g (tweet_id, number, impressions, likes, retweets, replies)
            ORDER BY tweet_id, number
            ON CONFLICT (tweet_id, date, hour) DO UPDATE SET
                impressions = t.impressions + excluded.impressions,
                likes = t.likes + excluded.likes,
                retweets = t.retweets + excluded.retweets,
                replies = t.replies + excluded.replies
            """
                    .formatted(Hours.columns("number"));

    private static final String ADD_DAYS =
            """
            INSERT INTO user_analytics AS t
                (user_id, date, impressions, likes_received, retweets_received, replies_received,
                 followers_gained, followers_lost, tweets_posted, profile_views)
            SELECT user_id, DATE '1970-01-01' + CAST(number AS int), impressions, likes, retweets,
                replies, gained, lost, posted, opened
            FROM unnest(:users, :days, :impressions, :likes, :retweets, :replies,
                    :gained, :lost, :posted, :opened)
                AS g (user_id, number, impressions, likes, retweets, replies, gained, lost, posted,
                    opened)
            ORDER BY user_id, number
            ON CONFLICT (user_id, date) DO UPDATE SET
                impressions = t.impressions + excluded.impressions,
                likes_received = t.likes_received + excluded.likes_received,
                retweets_received = t.retweets_received + excluded.retweets_received,
                replies_received = t.replies_received + excluded.replies_received,
                followers_gained = t.followers_gained + excluded.followers_gained,
                followers_lost = t.followers_lost + excluded.followers_lost,
                tweets_posted = t.tweets_posted + excluded.tweets_posted,
                profile_views = t.profile_views + excluded.profile_views
            """;

    private static final List<String> DAY_COLUMNS =
            List.of(
                    "impressions",
                    "likes_received",
                    "retweets_received",
                    "replies_received",
                    "followers_gained",
                    "followers_lost",
                    "tweets_posted",
                    "profile_views");

    /** Sums the days of everybody, and counts those of whom a figure is not 0. */
    static final String SUM_DAY =
            "SELECT count(*) AS people, "
                    + DAY_COLUMNS.stream()
                            .map(
                                    ("CAST(coalesce(sum(%1$s), 0) AS bigint) AS %1$s,"
                                                    + " count(*) FILTER (WHERE %1$s <> 0) AS of_%1$s")
                                            ::formatted)
                            .collect(Collectors.joining(", "))
                    + " FROM user_analytics WHERE date = :day";

    private final Map<PostHour, PostFigures> hours =
            new TreeMap<>(Comparator.comparing(PostHour::post).thenComparingLong(PostHour::number));
    private final Map<UserDay, UserFigures> days =
            new TreeMap<>(Comparator.comparing(UserDay::user).thenComparingLong(UserDay::number));

    private record PostHour(PostId post, long number) {}

    private record UserDay(UserId user, long number) {}

    void add(PostId post, Instant at, PostFigures figures) {
        hours.merge(new PostHour(post, Hours.number(at)), figures, PostFigures::plus);
    }

    void add(UserId user, Instant at, UserFigures figures) {
        long day = LocalDate.ofInstant(at, ZoneOffset.UTC).toEpochDay();
        days.merge(new UserDay(user, day), figures, UserFigures::plus);
    }

    void write(Handle handle) {
        if (!hours.isEmpty()) {
            Statement update = Statement.on(handle, ADD_HOURS);
            update.bind(
                    "posts", DomainTypes.ids(hours.keySet().stream().map(PostHour::post).toList()));
            update.bind("hours", numbers(hours.keySet().stream().map(PostHour::number).toList()));
            bind(update, hours.values(), it -> it);
            update.execute();
        }
        if (!days.isEmpty()) {
            Statement update = Statement.on(handle, ADD_DAYS);
            update.bind(
                    "users", DomainTypes.ids(days.keySet().stream().map(UserDay::user).toList()));
            update.bind("days", numbers(days.keySet().stream().map(UserDay::number).toList()));
            bind(update, days.values(), UserFigures::received);
            update.bind("gained", longs(days.values(), UserFigures::followersGained));
            update.bind("lost", longs(days.values(), UserFigures::followersLost));
            update.bind("posted", longs(days.values(), UserFigures::posts));
            update.bind("opened", longs(days.values(), UserFigures::profileViews));
            update.execute();
        }
    }

    private static <T> void bind(
            Statement update, Collection<T> rows, Function<T, PostFigures> part) {
        List<PostFigures> figures = rows.stream().map(part).toList();
        update.bind("impressions", longs(figures, PostFigures::impressions));
        update.bind("likes", longs(figures, PostFigures::likes));
        update.bind("retweets", longs(figures, PostFigures::reposts));
        update.bind("replies", longs(figures, PostFigures::replies));
    }

    private static <T> Long[] longs(Collection<T> rows, ToLongFunction<T> part) {
        return rows.stream().map(part::applyAsLong).toArray(Long[]::new);
    }

    private static Long[] numbers(List<Long> numbers) {
        return numbers.toArray(Long[]::new);
    }

    static PostFigures hour(ResultSet row) throws SQLException {
        return new PostFigures(
                row.getLong("impressions"),
                row.getLong("likes"),
                row.getLong("retweets"),
                row.getLong("replies"));
    }

    static UserFigures day(ResultSet row) throws SQLException {
        return day(row, "");
    }

    /**
     * @param prefix of the columns
     */
    private static UserFigures day(ResultSet row, String prefix) throws SQLException {
        return new UserFigures(
                new PostFigures(
                        row.getLong(prefix + "impressions"),
                        row.getLong(prefix + "likes_received"),
                        row.getLong(prefix + "retweets_received"),
                        row.getLong(prefix + "replies_received")),
                row.getLong(prefix + "followers_gained"),
                row.getLong(prefix + "followers_lost"),
                row.getLong(prefix + "tweets_posted"),
                row.getLong(prefix + "profile_views"));
    }

    static DayTotals totals(ResultSet row) throws SQLException {
        return new DayTotals(day(row, ""), day(row, "of_"), row.getLong("people"));
    }
}
