package plaza.core.event;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A virtual thread that does one thing again and again until it is closed. A round that fails is
 * tried again after a back-off, for ever; that is logged when it begins and when it is over, not
 * each time. Closing waits for the round that is running.
 */
public abstract class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final String name;
    private final Backoff backoff;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private int failuresInARow;

    protected Worker(String name, Backoff backoff) {
        this.name = name;
        this.backoff = backoff;
    }

    /** Begins to work; once. */
    public final void start() {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** One round of work; between rounds it waits by itself, with {@link #pause}. */
    protected abstract void round() throws InterruptedException;

    /** Called once per failure of a round. */
    protected void failed() {}

    /** Called once, after the last round. */
    protected void ended() {}

    /** Wakes a round that waits for something else than {@link #pause}. */
    protected void wake() {}

    protected final boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Waits; not any longer once it is closing. */
    protected final void pause(Duration time) throws InterruptedException {
        if (closing.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.debug("{} is closing", name);
        }
    }

    /** Waits as the back-off says after so many failures in a row. */
    protected final void pauseAfterFailures(int failures) throws InterruptedException {
        pause(backoff.delay(failures));
    }

    private void run() {
        try {
            while (!isClosing()) {
                try {
                    round();
                    recovered();
                } catch (RuntimeException | Error e) {
                    // Errors too: a worker that ended silently would be worse than one that
                    // retries.
                    stumbled(e);
                    pauseAfterFailures(failuresInARow);
                }
            }
            end();
        } catch (InterruptedException e) {
            LOG.warn("{} was interrupted and ends", name);
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        try {
            ended();
        } catch (RuntimeException e) {
            LOG.debug("{} could not say that it has ended", name, e);
        }
    }

    private void stumbled(Throwable cause) {
        failed();
        if (failuresInARow++ == 0) {
            LOG.warn("{} fails and will try again until it works", name, cause);
        }
    }

    private void recovered() {
        if (failuresInARow > 0) {
            LOG.info("{} works again after {} failures", name, failuresInARow);
            failuresInARow = 0;
        }
    }

    /** Ends after the round that is running. */
    @Override
    public final void close() {
        closing.countDown();
        wake();
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
