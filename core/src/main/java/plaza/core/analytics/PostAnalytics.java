package plaza.core.analytics;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of a post.
 *
 * @param totals the sum of the hours
 * @param hours every hour of the time asked for, oldest first
 * @param days the sums of the hours of each day (UTC), oldest first; the first and last may not be
 *     whole
 */
public record PostAnalytics(PostFigures totals, List<HourFigures> hours, List<Day> days) {
    /** A day in UTC. */
    public record Day(LocalDate day, PostFigures figures) {}

    public PostAnalytics {
        hours = List.copyOf(hours);
        days = List.copyOf(days);
    }

    static PostAnalytics of(List<HourFigures> hours) {
        Map<LocalDate, PostFigures> days = new TreeMap<>();
        for (HourFigures each : hours) {
            days.merge(
                    LocalDate.ofInstant(each.hour(), ZoneOffset.UTC),
                    each.figures(),
                    PostFigures::plus);
        }
        return new PostAnalytics(
                days.values().stream().reduce(PostFigures.NONE, PostFigures::plus),
                hours,
                days.entrySet().stream()
                        .map(each -> new Day(each.getKey(), each.getValue()))
                        .toList());
    }
}
