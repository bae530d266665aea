package plaza.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.engine.Closeables;

/**
 * Closes what a command has opened, in reverse order, whether it ends by itself or by a signal. A
 * signal that comes while something is being opened waits until that is open, so that nothing is
 * left behind. Thread-safe.
 */
public final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);
    private static final long PATIENCE_SECONDS = 30;

    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Closeables open = new Closeables();
    private volatile boolean closing;

    /** One that also closes when the process is told to end. */
    static Closing withSignals() {
        return withSignals(() -> {});
    }

    /**
     * @param told is called when the process is told to end while something is open
     */
    static Closing withSignals(Runnable told) {
        var closing = new Closing();
        Runnable stop =
                () -> {
                    if (!closing.closing) {
                        told.run();
                    }
                    closing.close();
                };
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
        return closing;
    }

    static CommandException stopped() {
        return new CommandException("stopped");
    }

    boolean hasBegun() {
        return closing;
    }

    /** Opens one more, unless closing has begun. */
    public <T extends AutoCloseable> T open(Supplier<T> opening) {
        lock.lock();
        try {
            if (closing) {
                throw stopped();
            }
            return open.add(opening.get());
        } finally {
            lock.unlock();
        }
    }

    /** Returns when everything was closed. */
    public void await() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        boolean mine = false;
        try {
            mine = lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!mine) {
            LOG.error("Something did not finish opening: leaving without closing it");
            return;
        }
        try {
            closing = true;
            open.close();
        } finally {
            lock.unlock();
            closed.countDown();
        }
    }
}
