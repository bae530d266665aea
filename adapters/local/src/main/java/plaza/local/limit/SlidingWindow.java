package plaza.local.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import plaza.core.limit.RateLimiter.Decision;

/**
 * The use of one key within one window of time: a sliding window log whose neighbouring entries are
 * merged. Entries that lie within {@code window / 64} of each other become one, stamped with the
 * latest of their times (as the buckets of Datar, Gionis, Indyk and Motwani, "Maintaining Stream
 * Statistics over Sliding Windows", 2002, are): so there are about 65 at the most whatever the
 * limit is, no window ever holds more than was allowed, and a permit comes back at most {@code
 * window / 64} later than an exact log would have it. Not thread-safe.
 */
final class SlidingWindow {
    private static final int MERGED_PER_WINDOW = 64;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>(2);
    private int taken;

    private static final class Entry {
        private final long first;
        private long last;
        private int count = 1;

        private Entry(long at) {
            this.first = at;
            this.last = at;
        }
    }

    /** Takes a permit if there is one; all times in nanoseconds. */
    Decision acquire(long now, int permits, long window) {
        Entry newest = entries.peekLast();
        // A clock that was set back must not lock anybody out until it has caught up.
        long time = newest == null || now >= newest.last ? now : setBack(now);
        forget(time - window);
        boolean allowed = taken < permits;
        if (allowed) {
            take(time, window / MERGED_PER_WINDOW);
        }
        Entry oldest = entries.peekFirst();
        long reset = oldest == null ? 0 : oldest.last + window - time;
        return new Decision(allowed, Math.max(0, permits - taken), Duration.ofNanos(reset));
    }

    /** Gives back the permit that was taken last, if one is counted. */
    void release() {
        Entry newest = entries.peekLast();
        if (newest != null) {
            taken--;
            newest.count--;
            if (newest.count == 0) {
                entries.removeLast();
            }
        }
    }

    private long setBack(long now) {
        entries.clear();
        if (taken > 0) {
            var all = new Entry(now);
            all.count = taken;
            entries.add(all);
        }
        return now;
    }

    private void forget(long until) {
        for (Entry oldest = entries.peekFirst();
                oldest != null && oldest.last <= until;
                oldest = entries.peekFirst()) {
            entries.removeFirst();
            taken -= oldest.count;
        }
    }

    private void take(long now, long merged) {
        taken++;
        Entry newest = entries.peekLast();
        if (newest != null && now - newest.first <= merged) {
            newest.last = now;
            newest.count++;
        } else {
            entries.addLast(new Entry(now));
        }
    }
}
