package plaza.core.trend;

import java.util.List;

/**
 * A hashtag that people use now, or a post that they take up.
 *
 * @param subject the hashtag, or the id of the post
 * @param people how many different people did so in this hour and the one before
 * @param velocity how fast it rises: see {@link TrendScore}
 * @param hours the last 24 hours, oldest first, the last one not over yet
 */
public record Trend(String subject, long people, double velocity, List<HourCount> hours) {
    public Trend {
        hours = List.copyOf(hours);
    }

    /** The sum over the last 24 hours. */
    public long count() {
        return hours.stream().mapToLong(HourCount::count).sum();
    }
}
