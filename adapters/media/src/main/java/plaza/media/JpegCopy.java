package plaza.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import plaza.core.media.MediaFacts;

/**
 * JPEG (ITU-T T.81, annex B). Keeps what the decoder needs: tables, frames, scans, colour profiles
 * (ICC), Adobe's colour transform, the pixels' density. Of Exif it keeps the orientation. Whatever
 * follows the end of the image is cut off. What browsers show though it is not right is mended:
 * stray bytes between segments are left out, and an end that is missing is written.
 */
final class JpegCopy implements FormatCopy {
    /** Progressive pictures have about ten; large ones have a bound of their work as well. */
    private static final int MOST_SCANS = 200;

    /** A colour profile has at most 255 parts; JFIF and Adobe's colours occur once. */
    private static final int MOST_NOTES = 300;

    private static final int END = 0xD9;
    private static final int ENDED = -1;

    private static final byte[] EXIF = text("Exif\0\0");
    private static final byte[] PROFILE = text("ICC_PROFILE\0");
    private static final byte[] ADOBE = text("Adobe");
    private static final byte[] JFIF = text("JFIF\0");

    private final long mostPixels;
    private long blocks;
    private int width;
    private int height;
    private int scans;
    private int notes;
    private long tables;
    private int orientation = Orientation.UPRIGHT;

    JpegCopy(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public MediaFacts copy(Source in, OutputStream out) throws IOException {
        if (in.next() != 0xFF || in.next() != 0xD8) {
            throw Damage.broken("it does not begin as a JPEG");
        }
        marker(out, 0xD8);
        int marker = nextMarker(in);
        while (marker != END) {
            if (marker == 0xDA) {
                marker = scan(in, out);
            } else {
                segment(marker, in, out);
                marker = nextMarker(in);
            }
        }
        if (scans == 0) {
            throw Damage.broken("it holds no picture");
        }
        marker(out, END);
        return Orientation.upright(orientation, width, height, 0);
    }

    private static void marker(OutputStream out, int marker) throws IOException {
        out.write(0xFF);
        out.write(marker);
    }

    /**
     * The next marker, whatever stands in front of it; the end where the file ends after a scan.
     */
    private int nextMarker(Source in) throws IOException {
        int marker = 0;
        while (isWithoutSegment(marker)) {
            int value = next(in);
            while (value != 0xFF && value != ENDED) {
                value = next(in);
            }
            marker = value == ENDED ? END : markerBehind(in);
        }
        return marker;
    }

    /** What means nothing between segments: no marker, one for a time, a mark within a scan. */
    private static boolean isWithoutSegment(int marker) {
        return marker <= 1 || (marker >= 0xD0 && marker <= 0xD7);
    }

    /** What stands behind FF; 00 is no marker. More of FF may stand in front of it. */
    private int markerBehind(Source in) throws IOException {
        int marker = next(in);
        while (marker == 0xFF) {
            marker = next(in);
        }
        return marker == ENDED ? END : marker;
    }

    /** The next byte, or {@link #ENDED}, which may come only where there is a picture already. */
    private int next(Source in) throws IOException {
        return scans == 0 ? in.next() : in.read();
    }

    private void segment(int marker, Source in, OutputStream out) throws IOException {
        byte[] data = data(in);
        switch (marker) {
            case 0xE0 -> density(data, out);
            case 0xE1 -> exif(data, out);
            case 0xE2 -> note(startsWith(data, PROFILE), marker, data, out);
            case 0xEE -> note(startsWith(data, ADOBE), marker, data, out);
            case 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xEF, 0xFE -> {
                // Applications' own and comments.
            }
            case 0xC0, 0xC1, 0xC2, 0xC3, 0xC9, 0xCA, 0xCB -> {
                frame(data);
                keepIf(true, marker, data, out);
            }
            case 0xC4, 0xCC, 0xDB, 0xDD -> {
                tables += JpegHead.tables(marker, data.length);
                JpegHead.checkTables(tables);
                keepIf(true, marker, data, out);
            }
            default -> throw Damage.broken("it has a segment of an unknown kind");
        }
    }

    private static byte[] data(Source in) throws IOException {
        int length = (in.next() << 8) | in.next();
        if (length < 2) {
            throw Damage.broken("a segment has no length");
        }
        return in.next(length - 2);
    }

    private static void keepIf(boolean needed, int marker, byte[] data, OutputStream out)
            throws IOException {
        if (needed) {
            marker(out, marker);
            out.write((data.length + 2) >> 8);
            out.write(data.length + 2);
            out.write(data);
        }
    }

    /** What is kept of what applications say. */
    private void note(boolean needed, int marker, byte[] data, OutputStream out)
            throws IOException {
        if (needed && ++notes > MOST_NOTES) {
            throw Damage.broken("its colours are described too often");
        }
        keepIf(needed, marker, data, out);
    }

    /** JFIF without the small picture that it may hold. */
    private void density(byte[] data, OutputStream out) throws IOException {
        if (data.length >= 14 && startsWith(data, JFIF)) {
            byte[] kept = Arrays.copyOf(data, 14);
            kept[12] = 0;
            kept[13] = 0;
            note(true, 0xE0, kept, out);
        }
    }

    private void exif(byte[] data, OutputStream out) throws IOException {
        if (orientation == Orientation.UPRIGHT && startsWith(data, EXIF)) {
            orientation = Orientation.of(Arrays.copyOfRange(data, EXIF.length, data.length));
            if (orientation != Orientation.UPRIGHT) {
                byte[] kept = Arrays.copyOf(EXIF, EXIF.length + 26);
                System.arraycopy(Orientation.toExif(orientation), 0, kept, EXIF.length, 26);
                keepIf(true, 0xE1, kept, out);
            }
        }
    }

    private void frame(byte[] data) {
        if (width != 0 || data.length < 6) {
            throw Damage.broken("it does not have one frame");
        }
        height = ((data[1] & 0xFF) << 8) | (data[2] & 0xFF);
        width = ((data[3] & 0xFF) << 8) | (data[4] & 0xFF);
        Damage.checkSize(width, height, mostPixels);
        blocks = JpegHead.blocks(data);
    }

    /** Copies a scan and answers the marker behind it. */
    private int scan(Source in, OutputStream out) throws IOException {
        if (width == 0 || ++scans > MOST_SCANS) {
            throw Damage.broken("its scans are not right");
        }
        if (JpegWork.isTooMuch(scans, blocks, mostPixels)) {
            throw Damage.tooMuchWork();
        }
        tables = 0;
        keepIf(true, 0xDA, data(in), out);
        while (true) {
            int value = in.read();
            if (value == ENDED) {
                return END;
            }
            if (value != 0xFF) {
                out.write(value);
                continue;
            }
            int marker = markerBehind(in);
            // 00 stands for a byte of data, D0 to D7 are marks within it.
            if (marker != 0 && (marker < 0xD0 || marker > 0xD7)) {
                return marker;
            }
            marker(out, marker);
        }
    }

    private static boolean startsWith(byte[] data, byte[] start) {
        return data.length >= start.length
                && Arrays.equals(data, 0, start.length, start, 0, start.length);
    }

    /** The orientation that a stored picture has. */
    static int orientation(byte[] jpeg) {
        for (int at = 2; at + 4 <= jpeg.length && (jpeg[at] & 0xFF) == 0xFF; ) {
            int marker = jpeg[at + 1] & 0xFF;
            int length = ((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF);
            int data = at + 4 + EXIF.length;
            if (marker == 0xE1 && data + 26 <= jpeg.length) {
                return Orientation.of(Arrays.copyOfRange(jpeg, data, at + 2 + length));
            }
            if (marker == 0xDA) {
                break;
            }
            at += 2 + length;
        }
        return Orientation.UPRIGHT;
    }
}
