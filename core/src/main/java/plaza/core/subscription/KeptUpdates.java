package plaza.core.subscription;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.update.Update;

/**
 * The updates kept on this node: each once, in however many rings it is, and of all together no
 * more than there is room for. When it is full the oldest go, from all rings. Thread-safe.
 */
final class KeptUpdates {
    /** Of an update in one ring, which may be half empty. */
    private static final int PLACE_BYTES = 8;

    /** Of an update beside what is in it. */
    private static final int OBJECT_BYTES = 200;

    private final long capacity;
    private final Set<Kept> all = new LinkedHashSet<>();
    private long bytes;

    /**
     * @param capacity in bytes
     */
    KeptUpdates(long capacity) {
        this.capacity = capacity;
    }

    /** An update in rings. */
    static final class Kept {
        private final long at;
        private volatile @Nullable Update update;
        private long bytes;
        private int holders;

        private Kept(Update update, long bytes, Instant at) {
            this.update = update;
            this.bytes = bytes;
            this.at = at.toEpochMilli();
        }

        /** Null when there was no room for it any more. */
        @Nullable Update update() {
            return update;
        }

        boolean isGone() {
            return update == null;
        }

        boolean isBefore(long millis) {
            return at < millis;
        }
    }

    /**
     * Keeps an update, which the caller holds until {@link #release}.
     *
     * @param size what is in it, in bytes
     */
    synchronized Kept add(Update update, long size, Instant now) {
        var kept = new Kept(update, OBJECT_BYTES + size, now);
        kept.holders = 1;
        all.add(kept);
        bytes += kept.bytes;
        makeRoom();
        return kept;
    }

    /** One more ring holds it. */
    synchronized void hold(Kept kept) {
        kept.holders++;
        if (!kept.isGone()) {
            kept.bytes += PLACE_BYTES;
            bytes += PLACE_BYTES;
            makeRoom();
        }
    }

    /** One fewer holds it; it goes with the last one. */
    synchronized void release(Kept kept) {
        kept.holders--;
        if (kept.holders == 0 && all.remove(kept)) {
            forget(kept);
        }
    }

    private void makeRoom() {
        Iterator<Kept> oldest = all.iterator();
        while (bytes > capacity && oldest.hasNext()) {
            Kept kept = oldest.next();
            oldest.remove();
            forget(kept);
        }
    }

    private void forget(Kept kept) {
        bytes -= kept.bytes;
        kept.update = null;
    }

    /** What all of them take. */
    synchronized long bytes() {
        return bytes;
    }
}
