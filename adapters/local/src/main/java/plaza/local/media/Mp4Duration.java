package plaza.local.media;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** How long an MP4 plays, from whichever of its boxes says so. */
final class Mp4Duration {
    private static final long UNKNOWN = 0xFFFF_FFFFL;

    private long scale;
    private long movie;
    private long fragments;
    private long indexScale;
    private long indexed;

    /** Reads {@code mvhd}. */
    void movie(byte[] data) {
        ByteBuffer box = ByteBuffer.wrap(data);
        if (data.length >= 32 && data[0] == 1) {
            scale = box.getInt(20) & UNKNOWN;
            movie = box.getLong(24);
        } else if (data.length >= 20 && data[0] == 0) {
            scale = box.getInt(12) & UNKNOWN;
            movie = box.getInt(16) & UNKNOWN;
        }
        if (movie == UNKNOWN || movie < 0) {
            movie = 0;
        }
    }

    /** Reads {@code mehd}. */
    void fragments(byte[] data) {
        ByteBuffer box = ByteBuffer.wrap(data);
        if (data.length >= 12 && data[0] == 1) {
            fragments = box.getLong(4);
        } else if (data.length >= 8) {
            fragments = box.getInt(4) & UNKNOWN;
        }
    }

    /** Reads {@code sidx}: one after another they make up the whole. */
    void index(byte[] data) {
        int counts = data.length > 0 && data[0] == 1 ? 30 : 22;
        if (data.length < counts + 2) {
            return;
        }
        ByteBuffer box = ByteBuffer.wrap(data);
        indexScale = box.getInt(8) & UNKNOWN;
        int count = box.getShort(counts) & 0xFFFF;
        for (int i = 0; i < count && counts + 2 + 12 * (i + 1) <= data.length; i++) {
            indexed += box.getInt(counts + 2 + 12 * i + 4) & UNKNOWN;
        }
    }

    /** In milliseconds, or null when no box says. */
    @Nullable Long milliseconds() {
        long ticks = movie > 0 ? movie : fragments;
        if (ticks > 0 && scale > 0) {
            return milliseconds(ticks, scale);
        }
        return indexed > 0 && indexScale > 0 ? milliseconds(indexed, indexScale) : null;
    }

    private static long milliseconds(long ticks, long perSecond) {
        return Math.round(ticks * 1_000.0 / perSecond);
    }
}
