package plaza.media;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long a WebM plays: what its header says, or else how far its blocks reach. */
final class WebmTimes {
    private long nanosPerTick = 1_000_000;
    private double ticks;
    private final Map<Long, long[]> last = new HashMap<>();

    /** Reads the element {@code Info}. */
    void info(byte[] bytes) {
        EbmlPart.each(
                bytes,
                0,
                bytes.length,
                part -> {
                    if (part.id() == 0x2AD7B1) {
                        nanosPerTick = Math.max(1, part.number(bytes));
                    } else if (part.id() == 0x4489) {
                        ticks = part.real(bytes);
                    }
                });
    }

    /** A block of a track begins at this time. */
    void block(long track, long tick) {
        long[] two = last.computeIfAbsent(track, first -> new long[] {tick, tick});
        if (tick > two[1]) {
            two[0] = two[1];
            two[1] = tick;
        }
    }

    /** The last block of a track is taken to be as long as the one before it. */
    private double reach() {
        double most = 0;
        for (long[] two : last.values()) {
            most = Math.max(most, 2.0 * two[1] - two[0]);
        }
        return most;
    }

    /** In milliseconds, or null where there is but one moment. */
    @Nullable Long milliseconds() {
        double millis = (ticks > 0 ? ticks : reach()) * nanosPerTick / 1_000_000.0;
        return millis > 0 && millis < Long.MAX_VALUE ? (Long) Math.round(millis) : null;
    }
}
