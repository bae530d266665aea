package plaza.app.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import plaza.core.event.WakeUp;
import plaza.core.feature.CleanupJob;

/**
 * When a job that looks often has to look: always where something is ahead of it, after each signal
 * that something was written, and every {@link #QUIET} in any case, for what a process has written
 * that ended before it was due. For one thread.
 */
final class CleanupTurn {
    /** How long a job is left alone that has nothing ahead of it. */
    static final Duration QUIET = Duration.ofSeconds(10);

    private final CleanupJob job;
    private final WakeUp written;
    private final Clock clock;
    private long seen;
    private boolean quiet;
    private Instant since = Instant.EPOCH;

    /**
     * @param written is signalled after each write to the journal that this process knows of
     */
    CleanupTurn(CleanupJob job, WakeUp written, Clock clock) {
        this.job = job;
        this.written = written;
        this.clock = clock;
        this.seen = written.signals();
    }

    CleanupJob job() {
        return job;
    }

    /**
     * Runs the job if it has to look; says how many things were due.
     *
     * @throws plaza.core.StorageException when an engine is away; it looks again at the next turn
     */
    int take() {
        long signals = written.signals();
        boolean news = signals != seen;
        Instant now = clock.instant();
        if (rest(signals).isPositive()) {
            return 0;
        }
        quiet = false;
        seen = signals;
        int due = job.run().applyAsInt(now);
        // While there is news each turn looks by itself.
        if (due == 0 && !news) {
            quiet = !job.ahead().test(now.plus(QUIET));
            since = now;
        }
        return due;
    }

    /** How long it may be left alone as long as there are no more signals than these. */
    Duration rest(long signals) {
        Instant now = clock.instant();
        // A clock may be set back, too.
        boolean within = !now.isBefore(since) && now.isBefore(since.plus(QUIET));
        return quiet && signals == seen && within
                ? Duration.between(now, since.plus(QUIET))
                : Duration.ZERO;
    }
}
