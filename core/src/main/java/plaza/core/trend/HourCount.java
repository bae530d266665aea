package plaza.core.trend;

import java.time.Instant;

/**
 * How many people used a hashtag in one hour.
 *
 * @param hour when it begins
 */
public record HourCount(Instant hour, long count) {}
