package plaza.core.analytics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import plaza.core.StorageException;
import plaza.core.event.Backoff;
import plaza.core.event.Worker;
import plaza.core.id.PostId;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;

/**
 * Writes impressions down, each second or when a batch is full: to the figures by hour and day, and
 * then to the posts' counts. While an engine is away they wait, as far as there is room for them.
 */
public final class ImpressionWriter extends Worker {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Impressions impressions;
    private final AnalyticsStore store;
    private final Counters counters;
    // The worker's thread, and whoever closes it.
    private final ReentrantLock writing = new ReentrantLock();
    // In the figures already, but not in the counts.
    private Map<PostId, Integer> owed = Map.of();

    public ImpressionWriter(
            Impressions impressions, AnalyticsStore store, Counters counters, Backoff backoff) {
        super("impressions", backoff);
        this.impressions = impressions;
        this.store = store;
        this.counters = counters;
    }

    @Override
    protected void round() throws InterruptedException {
        if (!isClosing()) {
            impressions.await(EVERY);
        }
        flush();
    }

    @Override
    protected void wake() {
        impressions.wake();
    }

    @Override
    protected void ended() {
        flush();
    }

    /** Writes down everything that waits. */
    public void flush() {
        writing.lock();
        try {
            payOwed();
            for (List<Impression> batch = impressions.drain();
                    !batch.isEmpty();
                    batch = impressions.drain()) {
                write(batch);
                payOwed();
            }
        } finally {
            writing.unlock();
        }
    }

    private void write(List<Impression> batch) {
        try {
            store.addImpressions(batch);
        } catch (StorageException e) {
            if (e.isTransient()) {
                impressions.giveBack(batch);
            } else {
                impressions.drop(batch);
            }
            throw e;
        }
        Map<PostId, Integer> sums = new HashMap<>();
        for (Impression each : batch) {
            if (each.post() != null) {
                sums.merge(each.post(), each.count(), Integer::sum);
            }
        }
        owed = sums;
    }

    private void payOwed() {
        if (owed.isEmpty()) {
            return;
        }
        try {
            counters.addAll(CountKind.IMPRESSIONS, owed);
        } catch (StorageException e) {
            if (!e.isTransient()) {
                owed = Map.of();
            }
            throw e;
        }
        owed = Map.of();
    }
}
