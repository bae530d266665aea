package plaza.core;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the thread that made it when the time is over: on a virtual thread that ends a
 * driver's blocking read as well, so that an engine which hangs does not take the caller with it.
 * The interrupt never reaches what the thread does after {@link #close}.
 */
public final class Deadline implements AutoCloseable {
    private final Thread caller = Thread.currentThread();
    private final ScheduledFuture<?> alarm;
    private boolean closed;
    private boolean passed;

    private Deadline(ScheduledExecutorService timer, Duration timeout) {
        alarm = timer.schedule(this::pass, timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Begins now; the timer needs one thread for any number of these. */
    public static Deadline after(ScheduledExecutorService timer, Duration timeout) {
        return new Deadline(timer, timeout);
    }

    /** Has it pass now, whatever time is left; for any thread. */
    public synchronized void pass() {
        if (!closed && !passed) {
            passed = true;
            caller.interrupt();
        }
    }

    /** Whether the time was over before {@link #close}. */
    public synchronized boolean passed() {
        return passed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (passed) {
                Thread.interrupted();
            }
        }
        alarm.cancel(false);
    }
}
