package plaza.core.analytics;

import java.util.List;

/**
 * The figures of a person's posts and followers.
 *
 * @param totals the sum of the days
 * @param days every day of the time asked for, oldest first
 */
public record UserAnalytics(UserFigures totals, List<DayFigures> days) {
    public UserAnalytics {
        days = List.copyOf(days);
    }

    static UserAnalytics of(List<DayFigures> days) {
        return new UserAnalytics(
                days.stream().map(DayFigures::figures).reduce(UserFigures.NONE, UserFigures::plus),
                days);
    }
}
