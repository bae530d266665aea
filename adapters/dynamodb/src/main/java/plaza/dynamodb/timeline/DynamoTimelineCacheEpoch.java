package plaza.dynamodb.timeline;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.timeline.TimelineCacheEpoch;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;

/**
 * The epoch of cached timelines as the item {@code TIMELINES, CACHE} of the table {@code feed},
 * which each process reads at most every half second. Thread-safe.
 */
public final class DynamoTimelineCacheEpoch implements TimelineCacheEpoch {
    /** How late this process may learn of what another began. */
    private static final Duration LATE = Duration.ofMillis(500);

    private static final Key KEY = new Key(TimelineMarks.ALL, "CACHE");
    private static final String EPOCH = "epoch";
    private static final UUID FIRST = new UUID(0, 0);

    private final Table feed;
    private volatile @Nullable Known known;

    /**
     * The epoch as it was read.
     *
     * @param readAt nanoseconds of this process
     */
    private record Known(UUID epoch, long readAt) {
        boolean isRecent() {
            return System.nanoTime() - readAt < LATE.toNanos();
        }
    }

    public DynamoTimelineCacheEpoch(Dynamo dynamo) {
        this.feed = dynamo.table(Shape.FEED);
    }

    @Override
    public UUID recent() {
        Known last = known;
        return last != null && last.isRecent() ? last.epoch() : read();
    }

    private synchronized UUID read() {
        Known last = known;
        if (last != null && last.isRecent()) {
            return last.epoch();
        }
        long now = System.nanoTime();
        UUID epoch = feed.get(KEY).map(item -> item.uuid(EPOCH)).orElse(FIRST);
        known = new Known(epoch, now);
        return epoch;
    }

    @Override
    public synchronized void advance() {
        // Whoever asks meanwhile waits, or knows the one before for half a second at the most.
        feed.put(Item.at(KEY).with(EPOCH, UUID.randomUUID()));
        known = null;
    }
}
