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

    /** And where nothing has happened for {@link #LONG}; shorter than leases are kept for. */
    private static final Duration IDLE = Duration.ofSeconds(3);

    private static final Duration LONG = Duration.ofSeconds(30);

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
     * tenth of a second where there was one within the last second, after a second where there was
     * one within the last half minute, and after three else.
     */
    public void await(long seen) throws InterruptedException {
        await(seen, patience(sinceSignal()));
    }

    /** How long to wait where the last signal was so long ago. */
    static Duration patience(Duration sinceSignal) {
        if (sinceSignal.compareTo(QUIET) < 0) {
            return BUSY;
        }
        return sinceSignal.compareTo(LONG) < 0 ? QUIET : IDLE;
    }

    private Duration sinceSignal() {
        lock.lock();
        try {
            return Duration.ofNanos(System.nanoTime() - signalledAt);
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
