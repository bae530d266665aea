package plaza.media;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How long an MP4 plays: what its header says of the whole, or else of the part in front of the
 * fragments, or the fragments' samples together, whichever is longer; where all of them are silent,
 * its longest track or its index.
 */
final class Mp4Duration {
    private static final long UNKNOWN = 0xFFFF_FFFFL;

    private long scale;
    private long ticks;
    private long whole;
    private double fragmented;
    private double longest;
    private double indexed;

    /** Reads {@code mvhd}. */
    void movie(byte[] data) {
        Ticks movie = Ticks.of(data);
        scale = movie.scale();
        ticks = movie.count();
    }

    /** Reads {@code mehd}. */
    void fragments(byte[] data) {
        ByteBuffer box = ByteBuffer.wrap(data);
        if (data.length >= 12 && data[0] == 1) {
            whole = box.getLong(4);
        } else if (data.length >= 8) {
            whole = box.getInt(4) & UNKNOWN;
        }
    }

    /** Reads {@code sidx}: one after another they make up the whole. */
    void index(byte[] data) {
        int counts = data.length > 0 && data[0] == 1 ? 30 : 22;
        if (data.length < counts + 2) {
            return;
        }
        ByteBuffer box = ByteBuffer.wrap(data);
        long perSecond = box.getInt(8) & UNKNOWN;
        int count = box.getShort(counts) & 0xFFFF;
        long sum = 0;
        for (int i = 0; i < count && counts + 2 + 12 * (i + 1) <= data.length; i++) {
            sum += box.getInt(counts + 2 + 12 * i + 4) & UNKNOWN;
        }
        indexed += perSecond > 0 ? (double) sum / perSecond : 0;
    }

    /**
     * What a track says.
     *
     * @param header how long it is by its header, in seconds
     * @param samples how long those of its fragments are together, in seconds
     */
    void track(double header, double samples) {
        longest = Math.max(longest, header);
        fragmented = Math.max(fragmented, samples);
    }

    /** In milliseconds, or null when no box says. */
    @Nullable Long milliseconds() {
        double told = scale > 0 ? (double) (whole > 0 ? whole : ticks) / scale : 0;
        double seconds = whole > 0 ? told : Math.max(told, fragmented);
        for (double other : new double[] {longest, indexed}) {
            seconds = seconds > 0 ? seconds : other;
        }
        return seconds > 0 ? Math.round(seconds * 1_000) : null;
    }

    /** What {@code mvhd} and {@code mdhd} say: so many ticks, so many in a second. */
    record Ticks(long count, long scale) {
        static Ticks of(byte[] data) {
            ByteBuffer box = ByteBuffer.wrap(data);
            if (data.length >= 32 && data[0] == 1) {
                return new Ticks(Math.max(0, box.getLong(24)), box.getInt(20) & UNKNOWN);
            }
            if (data.length >= 20 && data[0] == 0) {
                long count = box.getInt(16) & UNKNOWN;
                return new Ticks(count == UNKNOWN ? 0 : count, box.getInt(12) & UNKNOWN);
            }
            return new Ticks(0, 0);
        }

        double seconds() {
            return scale > 0 ? (double) count / scale : 0;
        }
    }
}
