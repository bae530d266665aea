package plaza.media;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import plaza.core.DomainException;
import plaza.core.ErrorKind;

/**
 * Ends decoding that nobody waits for any more, as the interruption of its thread says, and what
 * takes too long: the time that a processor spends on it counts, not that of a busy machine. For
 * the thread that makes it.
 */
final class WorkLimit {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Asking the system for a processor's time costs more than a row of a small picture. */
    private static final long BETWEEN_NANOS = 5_000_000;

    private final long since = THREADS.getCurrentThreadCpuTime();
    private final long most;
    private long next = System.nanoTime();

    /**
     * @param most time of a processor
     */
    WorkLimit(Duration most) {
        this.most = most.toNanos();
    }

    /**
     * To be called as the work goes on.
     *
     * @throws TooMuchWork when it has taken too long
     * @throws DomainException UNAVAILABLE when the thread is interrupted
     */
    void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw DomainException.of(
                    ErrorKind.UNAVAILABLE, "Nobody waits for this picture any more.");
        }
        long now = System.nanoTime();
        if (now - next >= 0) {
            next = now + BETWEEN_NANOS;
            if (THREADS.getCurrentThreadCpuTime() - since > most) {
                throw new TooMuchWork();
            }
        }
    }
}
