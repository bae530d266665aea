package plaza.core.analytics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a person's posts, profile and followers.
 *
 * @param lastActive the hour in which they were last active; null where it is not known, or they
 *     hide it
 * @param totals the sum of the days
 * @param days every day of the time asked for, oldest first
 */
public record UserAnalytics(
        UserFigures totals, List<DayFigures> days, @Nullable Instant lastActive) {
    public UserAnalytics {
        days = List.copyOf(days);
    }

    static UserAnalytics of(List<DayFigures> days, @Nullable Instant lastActive) {
        return new UserAnalytics(
                days.stream().map(DayFigures::figures).reduce(UserFigures.NONE, UserFigures::plus),
                days,
                lastActive);
    }
}
