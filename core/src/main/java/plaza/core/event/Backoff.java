package plaza.core.event;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: twice as long after each failure, up to a bound, and by
 * chance between half of it and all of it, so that many who failed together do not come back
 * together.
 *
 * @param first after one failure
 * @param most however many failures there were
 */
public record Backoff(Duration first, Duration most, RandomGenerator random) {
    private static final int MAX_DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("0 < first <= most does not hold");
        }
    }

    /** 50 ms to 10 s; may be shared by threads. */
    public static Backoff standard() {
        RandomGenerator shared = () -> ThreadLocalRandom.current().nextLong();
        return new Backoff(Duration.ofMillis(50), Duration.ofSeconds(10), shared);
    }

    /**
     * @param failures how many there were in a row, at least 1
     */
    public Duration delay(int failures) {
        int doublings = Math.clamp(failures - 1L, 0, MAX_DOUBLINGS);
        Duration full = first.multipliedBy(1L << doublings);
        Duration bounded = full.compareTo(most) < 0 ? full : most;
        long half = bounded.toNanos() / 2;
        return Duration.ofNanos(half + random.nextLong(half + 1));
    }
}
