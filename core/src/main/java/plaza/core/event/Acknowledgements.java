package plaza.core.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Notes how far the consumers of this process have come: all of them by one write, and at most ten
 * times a second, for a write for each entry would be most of what a projection costs. After a
 * crash what was done since is done again. Thread-safe.
 */
public final class Acknowledgements {
    private static final Duration EVERY = Duration.ofMillis(100);

    private final JournalConsumers consumers;
    // Held while they are written, so that whoever had theirs written finds it done.
    private final ReentrantLock writing = new ReentrantLock();
    private final Map<String, JournalPosition> waiting = new HashMap<>();
    private long writtenAt = System.nanoTime() - EVERY.toNanos();

    public Acknowledgements(JournalConsumers consumers) {
        this.consumers = consumers;
    }

    /** Everything up to here is done by a consumer; it is written with one of the next writes. */
    void reached(String consumer, JournalPosition position) {
        writing.lock();
        try {
            waiting.put(consumer, position);
        } finally {
            writing.unlock();
        }
    }

    /** Writes what waits, whosever it is, if the last write is long enough ago. */
    void writeInTime() {
        write(EVERY);
    }

    /** Writes what waits now. */
    void write() {
        write(Duration.ZERO);
    }

    private void write(Duration every) {
        writing.lock();
        try {
            if (!waiting.isEmpty() && System.nanoTime() - writtenAt >= every.toNanos()) {
                consumers.acknowledge(Map.copyOf(waiting));
                waiting.clear();
                writtenAt = System.nanoTime();
            }
        } finally {
            writing.unlock();
        }
    }
}
