package plaza.media;

import java.awt.Rectangle;

/**
 * The head of a picture: enough to know what decoding it takes.
 *
 * @param width in pixels, as it is stored
 * @param height in pixels, as it is stored
 * @param frame what of it the first frame covers; may reach beyond it
 * @param isClear whether something may shine through the frame
 * @param bits of a pixel that is decoded
 * @param held bytes that its decoder holds besides the pixels that come out, however few those are
 * @param tablesEnd up to where in the file its decoder must get by with {@code held} and the
 *     pixels: what its tables take stands there, and nowhere before
 */
record PictureHead(
        int width,
        int height,
        Rectangle frame,
        boolean isClear,
        int bits,
        long held,
        long tablesEnd) {

    PictureHead {
        if (bits < 1 || held < 0) {
            throw Damage.broken("its beginning is not right");
        }
    }

    static PictureHead whole(int width, int height, int bits, long held) {
        return new PictureHead(width, height, new Rectangle(width, height), true, bits, held, 0);
    }

    /** Whether the first frame covers all of it, and nothing else. */
    boolean isCovered() {
        return frame.equals(new Rectangle(width, height));
    }

    /** What the decoder makes of it when it leaves out pixels, in bytes. */
    long decodedBytes(int step) {
        return up(up(frame.width, step) * bits, 8) * up(frame.height, step);
    }

    /** Divided and rounded up. */
    static long up(long number, long by) {
        return (number + by - 1) / by;
    }
}
