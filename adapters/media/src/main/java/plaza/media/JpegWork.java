package plaza.media;

import java.util.Arrays;

/**
 * What a decoder has to do for a JPEG: it makes the whole picture anew for each of its scans,
 * however little stands in them. Counted in blocks of 8 × 8 samples.
 */
final class JpegWork {
    /**
     * So often the largest picture there may be, in full colour resolution. Encoders make about ten
     * scans, those that try for the smallest file some fifteen.
     */
    private static final int MOST_PASSES = 16;

    private static final int COLOURS = 3;
    private static final int BLOCK = 64;

    private JpegWork() {}

    /**
     * @param blocks that the picture has
     * @param mostPixels of a picture
     */
    static boolean isTooMuch(long scans, long blocks, long mostPixels) {
        return scans * blocks > MOST_PASSES * COLOURS * PictureHead.up(mostPixels, BLOCK);
    }

    /** Whether a stored picture takes too much. */
    static boolean isTooMuch(byte[] jpeg, long mostPixels) {
        long scans = 0;
        long blocks = 0;
        for (int at = 2; at + 4 <= jpeg.length; ) {
            int marker = jpeg[at + 1] & 0xFF;
            int length = ((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF);
            int end = at + 2 + length;
            if (JpegHead.isFrame(marker)) {
                blocks = JpegHead.blocks(Arrays.copyOfRange(jpeg, at + 4, end));
            }
            if (marker == 0xDA) {
                scans++;
                end = endOfScan(jpeg, end);
            }
            at = end;
        }
        return isTooMuch(scans, blocks, mostPixels);
    }

    /** Where the marker behind a scan stands; 00 stands for a byte of data, D0 to D7 are in it. */
    private static int endOfScan(byte[] jpeg, int from) {
        int at = from;
        while (at + 1 < jpeg.length && !isMarker(jpeg[at], jpeg[at + 1] & 0xFF)) {
            at++;
        }
        return at;
    }

    private static boolean isMarker(byte first, int second) {
        return first == (byte) 0xFF && second != 0 && (second < 0xD0 || second > 0xD7);
    }
}
