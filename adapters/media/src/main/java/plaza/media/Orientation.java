package plaza.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import plaza.core.media.MediaFacts;

/**
 * How a picture is to be turned to stand upright: the values 1 to 8 of Exif's tag 0x0112 (CIPA
 * DC-008, TIFF 6.0). It is the only thing that is kept of Exif.
 */
final class Orientation {
    static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;

    private Orientation() {}

    /**
     * The orientation that a block of Exif names.
     *
     * @param tiff from its byte order mark on; may be anything
     */
    static int of(byte[] tiff) {
        if (tiff.length < 14) {
            return UPRIGHT;
        }
        ByteBuffer data = ByteBuffer.wrap(tiff);
        if (tiff[0] == 'I' && tiff[1] == 'I') {
            data.order(ByteOrder.LITTLE_ENDIAN);
        } else if (tiff[0] != 'M' || tiff[1] != 'M') {
            return UPRIGHT;
        }
        long directory = data.getInt(4) & 0xFFFF_FFFFL;
        if (directory < 8 || directory + 2 > tiff.length) {
            return UPRIGHT;
        }
        int entries = data.getShort((int) directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            if (entry + 12 > tiff.length) {
                return UPRIGHT;
            }
            int at = (int) entry;
            if ((data.getShort(at) & 0xFFFF) == TAG && data.getShort(at + 2) == SHORT) {
                int value = data.getShort(at + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Exif that says this and nothing else: 26 bytes. */
    static byte[] toExif(int orientation) {
        return ByteBuffer.allocate(26)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) TAG)
                .putShort((short) SHORT)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    /** Whether width and height change places. */
    static boolean isLying(int orientation) {
        return orientation >= 5;
    }

    /**
     * Where a pixel of a stored picture goes when that is turned upright, in rows from above:
     * Exif's table of rows and columns.
     *
     * @param width of the stored picture
     * @param height of the stored picture
     */
    static int place(int orientation, int x, int y, int width, int height) {
        return switch (orientation) {
            case 2 -> y * width + width - 1 - x;
            case 3 -> (height - 1 - y) * width + width - 1 - x;
            case 4 -> (height - 1 - y) * width + x;
            case 5 -> x * height + y;
            case 6 -> x * height + height - 1 - y;
            case 7 -> (width - 1 - x) * height + height - 1 - y;
            case 8 -> (width - 1 - x) * height + y;
            default -> y * width + x;
        };
    }

    /** A picture's facts when it stands upright. */
    static MediaFacts upright(int orientation, int width, int height, long durationMs) {
        Long duration = durationMs > 0 ? durationMs : null;
        return isLying(orientation)
                ? new MediaFacts(height, width, duration)
                : new MediaFacts(width, height, duration);
    }
}
