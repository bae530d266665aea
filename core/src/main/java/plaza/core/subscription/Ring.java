package plaza.core.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.update.Update;

/**
 * The latest updates of one person, numbered from 1 without gaps. It holds at most so many, and
 * none that is older than the retention. For one thread at a time.
 */
final class Ring {
    private static final int INITIAL = 8;

    private final int capacity;
    private final long retentionMillis;
    private @Nullable Update[] updates = new @Nullable Update[INITIAL];
    private long[] times = new long[INITIAL];
    private long first = 1;
    private long next = 1;

    Ring(int capacity, Duration retention) {
        this.capacity = capacity;
        this.retentionMillis = retention.toMillis();
    }

    void add(Update update, Instant now) {
        expire(now);
        if (size() == capacity) {
            dropFirst();
        } else if (size() == updates.length) {
            grow();
        }
        updates[index(next)] = update;
        times[index(next)] = now.toEpochMilli();
        next++;
    }

    /** Forgets what is older than the retention. */
    void expire(Instant now) {
        long before = now.toEpochMilli() - retentionMillis;
        while (first < next && times[index(first)] < before) {
            dropFirst();
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
        return number + 1 >= first && number < next;
    }

    /** What came after a number, in order. */
    List<Update> after(long number, int limit) {
        List<Update> found = new ArrayList<>();
        for (long each = number + 1; each < next && found.size() < limit; each++) {
            Update update = updates[index(each)];
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

    private void dropFirst() {
        updates[index(first)] = null;
        first++;
    }

    private void grow() {
        int length = Math.min(capacity, updates.length * 2);
        @Nullable Update[] moved = new @Nullable Update[length];
        long[] movedTimes = new long[length];
        for (long each = first; each < next; each++) {
            moved[(int) (each % length)] = updates[index(each)];
            movedTimes[(int) (each % length)] = times[index(each)];
        }
        updates = moved;
        times = movedTimes;
    }
}
