package plaza.core.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.subscription.KeptUpdates.Kept;
import plaza.core.update.Update;

/**
 * The latest updates of one person, numbered from 1 without gaps. It holds at most so many, none
 * that is older than the retention, and none for which there was no room any more. For one thread
 * at a time.
 */
final class Ring {
    private static final int INITIAL = 8;

    private final KeptUpdates all;
    private final int capacity;
    private final long retentionMillis;
    private @Nullable Kept[] updates = new @Nullable Kept[INITIAL];
    private long first = 1;
    private long next = 1;

    Ring(KeptUpdates all, int capacity, Duration retention) {
        this.all = all;
        this.capacity = capacity;
        this.retentionMillis = retention.toMillis();
    }

    void add(Kept update, Instant now) {
        expire(now);
        if (size() == capacity) {
            dropFirst();
        } else if (size() == updates.length) {
            resize(Math.min(capacity, updates.length * 2));
        }
        all.hold(update);
        updates[index(next)] = update;
        next++;
    }

    /** Forgets what is older than the retention, or has gone. */
    void expire(Instant now) {
        long before = now.toEpochMilli() - retentionMillis;
        while (first < next && (at(first).isGone() || at(first).isBefore(before))) {
            dropFirst();
        }
        if (updates.length > INITIAL && size() <= updates.length / 4) {
            resize(Math.max(INITIAL, updates.length / 2));
        }
    }

    void clear() {
        while (first < next) {
            dropFirst();
        }
    }

    /** The number of the latest update; 0 when there was none yet. */
    long last() {
        return next - 1;
    }

    /** Whether everything that came after a number is here. */
    boolean holdsAllAfter(long number) {
        return number + 1 >= first
                && number < next
                && (number + 1 == next || !at(number + 1).isGone());
    }

    /**
     * What came after a number, in order. Of updates the oldest go first, at any time: if there was
     * something after the number and {@link #holdsAllAfter} says so still, nothing was left out.
     */
    List<Update> after(long number, int limit) {
        List<Update> found = new ArrayList<>();
        for (long each = Math.max(first, number + 1); each < next && found.size() < limit; each++) {
            Update update = at(each).update();
            if (update != null) {
                found.add(update);
            }
        }
        return found;
    }

    private int size() {
        return (int) (next - first);
    }

    private int index(long number) {
        return (int) (number % updates.length);
    }

    private Kept at(long number) {
        Kept kept = updates[index(number)];
        if (kept == null) {
            throw new IllegalStateException("there is no update " + number);
        }
        return kept;
    }

    private void dropFirst() {
        all.release(at(first));
        updates[index(first)] = null;
        first++;
    }

    private void resize(int length) {
        @Nullable Kept[] moved = new @Nullable Kept[length];
        for (long each = first; each < next; each++) {
            moved[(int) (each % length)] = updates[index(each)];
        }
        updates = moved;
    }
}
