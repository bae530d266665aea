package plaza.dynamodb;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import plaza.core.StorageException;

/**
 * The pauses between the attempts of one call: each at random up to a bound that doubles, so that
 * callers who were turned away together do not come back together. Not thread-safe.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(20);
    private static final int MOST_DOUBLINGS = 6;

    private final long begin = System.nanoTime();
    private final long timeout;
    private int pauses;

    /**
     * @param timeout after which there is no further attempt
     */
    Backoff(Duration timeout) {
        this.timeout = timeout.toNanos();
    }

    /** Waits for the next attempt; says false at once where there is no time for one. */
    boolean pause() {
        long bound = FIRST.toNanos() << Math.min(pauses++, MOST_DOUBLINGS);
        long pause = ThreadLocalRandom.current().nextLong(bound) + 1;
        if (System.nanoTime() - begin + pause >= timeout) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.unavailable("Interrupted before DynamoDB was asked again", e);
        }
    }
}
