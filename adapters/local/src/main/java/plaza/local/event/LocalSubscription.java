package plaza.local.event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.event.Broadcast.Receiver;
import plaza.core.event.Broadcast.Subscription;

/** A receiver with its queue, and the virtual thread that empties it. Thread-safe. */
final class LocalSubscription implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSubscription.class);

    private final Receiver receiver;
    private final int capacity;
    private final int maxLength;
    private final Consumer<LocalSubscription> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<String> queue = new ArrayDeque<>();
    private long length;
    private boolean missed;
    private boolean closed;

    /**
     * @param capacity messages that may wait
     * @param maxLength characters of them all together
     */
    LocalSubscription(
            Receiver receiver, int capacity, int maxLength, Consumer<LocalSubscription> onClose) {
        this.receiver = receiver;
        this.capacity = capacity;
        this.maxLength = maxLength;
        this.onClose = onClose;
    }

    void start() {
        Thread.ofVirtual().name("broadcast").start(this::run);
    }

    void offer(String message) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (queue.size() == capacity || length + message.length() > maxLength) {
                // All of it, so that the receiver is told where it missed something, and catches
                // up.
                queue.clear();
                length = 0;
                missed = true;
            }
            queue.add(message);
            length += message.length();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (Runnable next = next(); next != null; next = next()) {
                try {
                    next.run();
                } catch (RuntimeException e) {
                    LOG.error("A receiver of broadcasts failed", e);
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("A receiver of broadcasts was interrupted and ends");
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Runnable next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queue.isEmpty() && !missed && !closed) {
                changed.await();
            }
            if (closed) {
                return null;
            }
            if (missed) {
                missed = false;
                return receiver::missed;
            }
            String message = queue.remove();
            length -= message.length();
            return () -> receiver.receive(message);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        onClose.accept(this);
        lock.lock();
        try {
            closed = true;
            queue.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
