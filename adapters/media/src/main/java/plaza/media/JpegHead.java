package plaza.media;

import java.io.IOException;

/** The beginning of a stored JPEG: its frame, and how its scans come. */
final class JpegHead {
    private static final int TWO_BYTES = 2;

    private JpegHead() {}

    static PictureHead read(Source in) throws IOException {
        in.next(2);
        byte[] frame = {};
        boolean isProgressive = false;
        while (true) {
            in.next();
            int marker = in.next();
            byte[] data = in.next(((in.next() << 8) | in.next()) - 2);
            if (marker >= 0xC0 && marker <= 0xCB && marker != 0xC4 && marker != 0xC8) {
                frame = data;
                isProgressive = marker == 0xC2 || marker == 0xCA;
            } else if (marker == 0xDA) {
                return head(frame, isProgressive || data[0] < frame[5]);
            }
        }
    }

    /**
     * @param isHeld whether the decoder needs more than one scan for the first row, and so keeps
     *     all coefficients
     */
    private static PictureHead head(byte[] frame, boolean isHeld) {
        int height = number(frame, 1);
        int width = number(frame, 3);
        int components = frame[5];
        if (components < 1 || frame.length < 6 + 3 * components) {
            throw Damage.broken("its frame is not right");
        }
        int across = 1;
        int down = 1;
        for (int i = 0; i < components; i++) {
            across = Math.max(across, (frame[7 + 3 * i] >> 4) & 0xF);
            down = Math.max(down, frame[7 + 3 * i] & 0xF);
        }
        long coefficients = 0;
        long parts = PictureHead.up(width, 8L * across) * PictureHead.up(height, 8L * down);
        for (int i = 0; i < components; i++) {
            int sampling = frame[7 + 3 * i];
            coefficients += parts * 64 * ((sampling >> 4) & 0xF) * (sampling & 0xF);
        }
        long rows = 64L * width * components;
        return PictureHead.whole(
                width, height, 8 * components, rows + (isHeld ? TWO_BYTES * coefficients : 0));
    }

    private static int number(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }
}
