package plaza.core.trend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The hours whose counts are kept, up to the one that is not over yet.
 *
 * @param retention for so long they are kept: what is older is not counted
 */
record CountedHours(Duration retention, Clock clock) {
    /** The first hour that is kept. */
    Instant first() {
        return clock.instant().minus(retention).truncatedTo(ChronoUnit.HOURS);
    }

    /** Whether an hour is one of them. */
    boolean contain(Instant hour) {
        return !hour.isBefore(first()) && !hour.isAfter(clock.instant());
    }
}
