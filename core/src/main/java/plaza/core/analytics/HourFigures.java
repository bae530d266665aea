package plaza.core.analytics;

import java.time.Instant;

/**
 * The figures of a post in one hour.
 *
 * @param hour when it begins
 */
public record HourFigures(Instant hour, PostFigures figures) {}
