package plaza.core.analytics;

import java.util.List;

/**
 * The figures of a post.
 *
 * @param totals the sum of the hours
 * @param hours every hour of the time asked for, oldest first
 */
public record PostAnalytics(PostFigures totals, List<HourFigures> hours) {
    public PostAnalytics {
        hours = List.copyOf(hours);
    }

    static PostAnalytics of(List<HourFigures> hours) {
        return new PostAnalytics(
                hours.stream()
                        .map(HourFigures::figures)
                        .reduce(PostFigures.NONE, PostFigures::plus),
                hours);
    }
}
