package plaza.core.event;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes workers when there is something new in the journal that this process knows of. They look by
 * themselves too: an entry may come to light only when another transaction has ended, after the
 * bell, and that of another process is heard of by one worker first. Thread-safe.
 */
public final class WakeUp {
    /** How long whoever waits is left asleep shortly after the bell has rung. */
    private static final Duration BUSY = Duration.ofMillis(100);

    /** And where nothing happens; also how long after the bell it is that nothing happens. */
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;
    private long rungAt = System.nanoTime();

    public void ring() {
        lock.lock();
        try {
            rings++;
            rungAt = System.nanoTime();
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often it has rung: pass it to {@link #await}, so that no ring in between is missed. */
    public long rings() {
        lock.lock();
        try {
            return rings;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until it has rung more often than {@code seen}, or it is time to look again: after a
     * tenth of a second as long as it has rung within the last second, and after a second else.
     */
    public void await(long seen) throws InterruptedException {
        await(seen, hasRungLately() ? BUSY : QUIET);
    }

    private boolean hasRungLately() {
        lock.lock();
        try {
            return System.nanoTime() - rungAt < QUIET.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it has rung more often than {@code seen}, or the time is over. */
    public void await(long seen, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (rings == seen && nanos > 0) {
                nanos = rung.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
