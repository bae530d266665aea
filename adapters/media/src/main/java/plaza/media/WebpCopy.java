package plaza.media;

import static plaza.media.RiffBytes.four;
import static plaza.media.RiffBytes.text;
import static plaza.media.RiffBytes.three;
import static plaza.media.RiffBytes.two;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import plaza.core.media.MediaFacts;

/**
 * WebP (RFC 9649), also animated. The size of everything stands at its beginning, so what is left
 * out is written over instead: Exif but for the orientation, XMP, and unknown chunks. What follows
 * the size is cut off.
 */
final class WebpCopy implements FormatCopy {
    private static final int LARGEST_EXIF = 1 << 20;
    private static final int MOST_FRAMES = 5_000;

    private final long mostPixels;
    private int width;
    private int height;
    private boolean hasData;
    private int frames;
    private long durationMs;
    private int orientation = Orientation.UPRIGHT;

    WebpCopy(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    @Override
    public MediaFacts copy(Source in, OutputStream out) throws IOException {
        byte[] header = in.next(12);
        if (!text(header, 0).equals("RIFF") || !text(header, 8).equals("WEBP")) {
            throw Damage.broken("it does not begin as a WebP");
        }
        out.write(header);
        long left = four(header, 4) - 4;
        while (left > 0) {
            byte[] head = in.next(8);
            long size = four(head, 4);
            long padded = size + (size & 1);
            left -= 8 + padded;
            if (left < 0) {
                throw Damage.broken("a chunk is longer than the file");
            }
            chunk(text(head, 0), head, size, in, out);
            in.pass(padded - size, out);
        }
        if (!hasData || width == 0) {
            throw Damage.broken("it holds no picture");
        }
        return Orientation.upright(orientation, width, height, frames > 1 ? durationMs : 0);
    }

    private void chunk(String type, byte[] head, long size, Source in, OutputStream out)
            throws IOException {
        switch (type) {
            case "VP8X", "VP8 ", "VP8L", "ANMF" -> {
                byte[] start = in.peek((int) Math.min(size, 16));
                out.write(head);
                picture(type, start);
                in.pass(size, out);
            }
            case "ALPH", "ANIM", "ICCP" -> {
                out.write(head);
                in.pass(size, out);
            }
            case "EXIF" -> {
                out.write(head);
                exif(size, in, out);
            }
            case "XMP " -> {
                out.write(head);
                in.blank(size, out);
            }
            default -> {
                out.write("JUNK".getBytes(StandardCharsets.ISO_8859_1));
                out.write(head, 4, 4);
                in.blank(size, out);
            }
        }
    }

    private void picture(String type, byte[] start) {
        if (start.length < (type.equals("VP8L") ? 5 : 10)) {
            throw Damage.cutOff();
        }
        switch (type) {
            case "VP8X" -> size(three(start, 4) + 1, three(start, 7) + 1);
            case "VP8 " -> {
                hasData = true;
                size(two(start, 6) & 0x3FFF, two(start, 8) & 0x3FFF);
            }
            case "VP8L" -> {
                hasData = true;
                long bits = four(start, 1);
                size((int) (bits & 0x3FFF) + 1, (int) ((bits >> 14) & 0x3FFF) + 1);
            }
            default -> {
                hasData = true;
                frames++;
                if (frames > MOST_FRAMES || start.length < 16) {
                    throw Damage.broken("its frames are not right");
                }
                durationMs += three(start, 12);
            }
        }
    }

    /** The canvas counts, where there is one; what is on it is no larger. */
    private void size(int newWidth, int newHeight) {
        Damage.checkSize(newWidth, newHeight, mostPixels);
        if (width == 0) {
            width = newWidth;
            height = newHeight;
        }
    }

    private void exif(long size, Source in, OutputStream out) throws IOException {
        if (size > LARGEST_EXIF) {
            throw Damage.broken("its Exif is too large");
        }
        byte[] exif = in.next((int) size);
        orientation = Orientation.of(Arrays.copyOfRange(exif, tiff(exif), exif.length));
        out.write(Arrays.copyOf(Orientation.toExif(orientation), exif.length));
    }

    /** Some write the six bytes in front of it that only JPEG needs. */
    private static int tiff(byte[] exif) {
        return exif.length > 6 && exif[0] == 'E' && exif[4] == 0 && exif[5] == 0 ? 6 : 0;
    }

    /** Hides the programs of a stored picture's colour profile, which its decoder would run. */
    static void hidePrograms(byte[] webp) {
        for (long at = 12; at + 8 <= webp.length; ) {
            long size = four(webp, (int) at + 4);
            if (text(webp, (int) at).equals("ICCP")) {
                int start = (int) at + 8;
                IccPrograms.hide(webp, start, (int) Math.min(webp.length, start + size));
            }
            at += 8 + size + (size & 1);
        }
    }

    /** The orientation that a stored picture has. */
    static int orientation(byte[] webp) {
        for (long at = 12; at + 8 <= webp.length; ) {
            long size = four(webp, (int) at + 4);
            if (text(webp, (int) at).equals("EXIF")) {
                int start = (int) at + 8;
                return Orientation.of(Arrays.copyOfRange(webp, start, (int) (start + size)));
            }
            at += 8 + size + (size & 1);
        }
        return Orientation.UPRIGHT;
    }
}
