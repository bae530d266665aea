package plaza.app.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import plaza.core.StorageException;
import plaza.core.event.Backoff;

/**
 * Tries again what an engine was away for, as long as it takes: whoever fills or imports has begun
 * something long and can end it by a signal. Now and then it says what is waited for. Thread-safe.
 */
public final class Retry {
    /** Shorter pauses nobody has to hear of. */
    static final Duration QUIET = Duration.ofSeconds(5);

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Backoff backoff;
    private final Clock clock;
    private final Progress progress;

    /** When it was told last, in milliseconds since 1970. */
    private final AtomicLong told = new AtomicLong();

    public Retry(Progress progress) {
        this(Backoff.standard(), Clock.systemUTC(), progress);
    }

    Retry(Backoff backoff, Clock clock, Progress progress) {
        this.backoff = backoff;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Does something that changes nothing when it is done again.
     *
     * @throws StorageException one that is not transient, or the last one when interrupted
     */
    public void run(Runnable work) {
        Instant start = clock.instant();
        for (int failures = 1; ; failures++) {
            try {
                work.run();
                return;
            } catch (StorageException e) {
                if (!e.isTransient()) {
                    throw e;
                }
                tell(start, e);
                pause(backoff.delay(failures), e);
            }
        }
    }

    private void tell(Instant start, StorageException reason) {
        Instant now = clock.instant();
        long last = told.get();
        boolean isDue =
                start.plus(QUIET).isBefore(now)
                        && Instant.ofEpochMilli(last).plus(AGAIN).isBefore(now);
        if (isDue && told.compareAndSet(last, now.toEpochMilli())) {
            progress.note("Waiting, and trying again: " + reason.getMessage());
        }
    }

    private static void pause(Duration time, StorageException reason) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
