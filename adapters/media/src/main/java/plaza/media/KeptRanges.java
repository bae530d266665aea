package plaza.media;

import java.util.Arrays;

/**
 * The parts of a file that are samples of what stays, in any order. A part takes 8 bytes of memory,
 * and parts that follow one another make up one.
 */
final class KeptRanges {
    /** What several hours of video have where every sample lies by itself. */
    private static final int MOST = 1 << 20;

    /** Where a part begins stands above its length, so that they sort by it. */
    private static final int LENGTH_BITS = 24;

    private static final long LONGEST = (1L << LENGTH_BITS) - 1;
    private static final long FARTHEST = (1L << (63 - LENGTH_BITS)) - 1;

    private long[] ranges = new long[64];
    private int count;
    private boolean isSorted = true;
    private int next;
    private long covered;

    private static long from(long range) {
        return range >>> LENGTH_BITS;
    }

    private static long to(long range) {
        return from(range) + (range & LONGEST);
    }

    void add(long from, long length) {
        long at = from;
        long left = length;
        if (at < 0 || left < 0 || at > FARTHEST || left > FARTHEST) {
            throw Damage.cutOff();
        }
        while (left > 0) {
            long last = count == 0 ? 0 : ranges[count - 1];
            boolean isBehind = count > 0 && to(last) == at;
            long start = isBehind ? from(last) : at;
            long part = Math.min(left, LONGEST - (at - start));
            if (part == 0) {
                isBehind = false;
                start = at;
                part = Math.min(left, LONGEST);
            }
            put(isBehind ? count - 1 : count, start, at + part - start);
            at += part;
            left -= part;
        }
    }

    private void put(int place, long from, long length) {
        if (place == MOST) {
            throw Damage.broken("its samples lie in too many places");
        }
        if (place == ranges.length) {
            ranges = Arrays.copyOf(ranges, Math.min(MOST, 2 * place));
        }
        ranges[place] = (from << LENGTH_BITS) | length;
        count = Math.max(count, place + 1);
        isSorted = false;
    }

    /** What is done with a part of the file. */
    @FunctionalInterface
    interface Gap {
        void between(long from, long to);
    }

    /** Names what is not kept of a part; parts are asked for from the front to the back. */
    void gaps(long from, long to, Gap gap) {
        if (!isSorted) {
            Arrays.sort(ranges, 0, count);
            isSorted = true;
        }
        long at = Math.max(from, Math.min(covered, to));
        while (next < count && from(ranges[next]) < to) {
            long start = from(ranges[next]);
            if (start > at) {
                gap.between(at, start);
            }
            covered = Math.max(covered, to(ranges[next]));
            at = Math.max(at, Math.min(covered, to));
            next++;
        }
        if (at < to) {
            gap.between(at, to);
        }
    }
}
