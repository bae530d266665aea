package plaza.media;

import java.io.IOException;

/** The beginning of a stored JPEG: its frame, and how its scans come. */
final class JpegHead {
    /**
     * Of tables in front of a scan, in bytes: each of the twelve that there are at a time takes at
     * most 273. The decoder has an object for each, also for those that others replace.
     */
    private static final int MOST_TABLES = 16 * 1024;

    private static final int TWO_BYTES = 2;

    /** Of a colour profile: in parts, together, and as the decoder has it. */
    private static final int PROFILE_COPIES = 4;

    private JpegHead() {}

    static PictureHead read(Source in) throws IOException {
        in.next(2);
        byte[] frame = {};
        boolean isProgressive = false;
        long profile = 0;
        long tables = 0;
        while (true) {
            in.next();
            int marker = in.next();
            byte[] data = in.next(((in.next() << 8) | in.next()) - 2);
            tables += tables(marker, data.length);
            checkTables(tables);
            if (isFrame(marker)) {
                frame = data;
                isProgressive = marker == 0xC2 || marker == 0xCA;
            } else if (marker == 0xDA) {
                return head(frame, profile, isProgressive || data[0] < frame[5]);
            } else if (marker == 0xE2) {
                profile += data.length;
            }
        }
    }

    /**
     * What a segment adds to the tables, in bytes: quantization, codes, and how often to restart.
     */
    static long tables(int marker, int length) {
        return marker == 0xC4 || marker == 0xCC || marker == 0xDB || marker == 0xDD
                ? length + 4L
                : 0;
    }

    /**
     * @throws plaza.core.DomainException INVALID when there are more than make sense
     */
    static void checkTables(long bytes) {
        if (bytes > MOST_TABLES) {
            throw Damage.broken("it has too many tables");
        }
    }

    static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCB && marker != 0xC4 && marker != 0xC8;
    }

    /**
     * How many blocks of 8 × 8 samples a picture has, of all its components.
     *
     * @param frame what stands in its frame's segment
     */
    static long blocks(byte[] frame) {
        int components = frame.length < 6 ? 0 : frame[5];
        if (components < 1 || frame.length < 6 + 3 * components) {
            throw Damage.broken("its frame is not right");
        }
        int across = 1;
        int down = 1;
        for (int i = 0; i < components; i++) {
            across = Math.max(across, (frame[7 + 3 * i] >> 4) & 0xF);
            down = Math.max(down, frame[7 + 3 * i] & 0xF);
        }
        long blocks = 0;
        long parts =
                PictureHead.up(number(frame, 3), 8L * across)
                        * PictureHead.up(number(frame, 1), 8L * down);
        for (int i = 0; i < components; i++) {
            int sampling = frame[7 + 3 * i];
            blocks += parts * ((sampling >> 4) & 0xF) * (sampling & 0xF);
        }
        return blocks;
    }

    /**
     * @param profile its length, or a little more
     * @param isHeld whether the decoder needs more than one scan for the first row, and so keeps
     *     all coefficients
     */
    private static PictureHead head(byte[] frame, long profile, boolean isHeld) {
        int height = number(frame, 1);
        int width = number(frame, 3);
        long coefficients = 64 * blocks(frame);
        int components = frame[5];
        long rows = 64L * width * components;
        return PictureHead.whole(
                width,
                height,
                8 * components,
                rows + PROFILE_COPIES * profile + (isHeld ? TWO_BYTES * coefficients : 0));
    }

    private static int number(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }
}
