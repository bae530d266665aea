package plaza.core.event;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes workers when there is something new in the journal that this process knows of. They look by
 * themselves too: an entry may come to light only when another transaction has ended, after the
 * signal, and that of another process is heard of by one worker first. Thread-safe.
 */
public final class WakeUp {
    /** How long whoever waits is left asleep shortly after a signal. */
    private static final Duration BUSY = Duration.ofMillis(100);

    /** And where nothing happens; also how long after a signal it is that nothing happens. */
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition signalled = lock.newCondition();
    private long signals;
    private long signalledAt = System.nanoTime();

    public void signal() {
        lock.lock();
        try {
            signals++;
            signalledAt = System.nanoTime();
            signalled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many signals there were: pass it to {@link #await}, so that none in between is missed.
     */
    public long signals() {
        lock.lock();
        try {
            return signals;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there were more signals than {@code seen}, or it is time to look again: after a
     * tenth of a second where there was one within the last second, and after a second else.
     */
    public void await(long seen) throws InterruptedException {
        await(seen, isBusy() ? BUSY : QUIET);
    }

    private boolean isBusy() {
        lock.lock();
        try {
            return System.nanoTime() - signalledAt < QUIET.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there were more signals than {@code seen}, or the time is over. */
    public void await(long seen, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (signals == seen && nanos > 0) {
                nanos = signalled.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
