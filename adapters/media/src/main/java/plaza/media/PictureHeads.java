package plaza.media;

import static plaza.media.RiffBytes.four;
import static plaza.media.RiffBytes.text;
import static plaza.media.RiffBytes.three;
import static plaza.media.RiffBytes.two;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import plaza.core.media.MediaFormat;

/**
 * Reads the beginnings of stored pictures, which {@link SafeCopies} has written. The figures of
 * what decoders hold are measured (docs/adr).
 */
final class PictureHeads {
    /** Of a lossy WebP, for a pixel: its decoder keeps an object for each 4 × 4 of them. */
    private static final int LOSSY_WEBP = 28;

    /** Of a lossless WebP, for a pixel. */
    private static final int LOSSLESS_WEBP = 4;

    /** Of a lossless WebP, for its tables: twice what the usual encoder makes at the most. */
    private static final long WEBP_TABLES = 24L << 20;

    /** What a byte of a lossless WebP's tables may become. */
    private static final int TABLES_OF_A_BYTE = 4_096;

    /** Rows that a PNG's decoder holds, whole. */
    private static final int PNG_ROWS = 4;

    private PictureHeads() {}

    /**
     * @param in from the picture's first byte; read as far as needed, not closed
     * @param bytes the picture's size
     */
    static PictureHead read(MediaFormat format, InputStream in, long bytes) throws IOException {
        var source = new Source(in);
        return switch (format) {
            case JPEG -> JpegHead.read(source);
            case PNG -> png(source);
            case GIF -> gif(source);
            case WEBP -> webp(source, bytes);
            default -> throw new IllegalArgumentException(format + " is no picture");
        };
    }

    private static PictureHead png(Source in) throws IOException {
        in.skip(PngCopy.SIGNATURE.length + 8L);
        ByteBuffer header = in.nextBuffer(13);
        in.skip(4);
        boolean isClear = false;
        long profile = 0;
        for (String type = ""; !type.equals("IDAT"); ) {
            int length = in.nextBuffer(4).getInt();
            type = text(in.next(4), 0);
            isClear |= type.equals("tRNS");
            profile = profile == 0 && type.equals("iCCP") ? PngProfile.held(length) : profile;
            if (!type.equals("IDAT")) {
                in.skip(length + 4L);
            }
        }
        int width = header.getInt(0);
        int depth = header.get(8) & 0xFF;
        int colourType = header.get(9) & 0xFF;
        int channels = (colourType & 1) != 0 ? 1 : 1 + (colourType & 2) + (colourType >> 2);
        boolean gainsAlpha = isClear && (colourType & 1) == 0;
        int decoded = gainsAlpha ? Math.max(8, depth) * (channels + 1) : depth * channels;
        long row = PictureHead.up((long) width * Math.max(decoded, depth * channels), 8);
        return PictureHead.whole(width, header.getInt(4), decoded, PNG_ROWS * row + profile);
    }

    private static PictureHead gif(Source in) throws IOException {
        byte[] header = in.next(13);
        colours(header[10], in);
        for (int block = in.next(); block != 0x2C; block = in.next()) {
            // An extension: its label, and blocks up to an empty one.
            in.next();
            for (int length = in.next(); length > 0; length = in.next()) {
                in.skip(length);
            }
        }
        byte[] at = in.next(8);
        var frame = new Rectangle(two(at, 0), two(at, 2), two(at, 4), two(at, 6));
        return new PictureHead(
                two(header, 6), two(header, 8), frame, true, 8, 16L * frame.width, 0);
    }

    private static void colours(int flags, Source in) throws IOException {
        if ((flags & 0x80) != 0) {
            in.skip(3L << ((flags & 7) + 1));
        }
    }

    private static PictureHead webp(Source in, long bytes) throws IOException {
        in.skip(12);
        Rectangle frame = new Rectangle();
        int width = 0;
        int height = 0;
        boolean isPrepared = false;
        boolean isClear = false;
        while (true) {
            byte[] head = in.next(8);
            long size = four(head, 4);
            String type = text(head, 0);
            byte[] start = in.peek((int) Math.min(size, 24));
            switch (type) {
                case "VP8X" -> {
                    width = three(start, 4) + 1;
                    height = three(start, 7) + 1;
                    frame = new Rectangle(width, height);
                    isPrepared = (start[0] & 0x10) != 0;
                }
                case "ANMF" -> {
                    frame =
                            new Rectangle(
                                    2 * three(start, 0),
                                    2 * three(start, 3),
                                    three(start, 6) + 1,
                                    three(start, 9) + 1);
                    // What is in it comes next.
                    size = 16;
                }
                case "ALPH" -> isClear = true;
                case "VP8 ", "VP8L" -> {
                    boolean isLossy = type.equals("VP8 ");
                    isClear |= !isLossy && (four(start, 1) & (1 << 28)) != 0;
                    if (width == 0) {
                        long sides = four(start, isLossy ? 6 : 1);
                        width = (int) (sides & 0x3FFF) + (isLossy ? 0 : 1);
                        height =
                                (int) ((sides >> (isLossy ? 16 : 14)) & 0x3FFF) + (isLossy ? 0 : 1);
                        frame = new Rectangle(width, height);
                    }
                    long data = isLossy ? in.position() : Long.MAX_VALUE;
                    int bits = isClear ? 64 : isPrepared ? 32 : 24;
                    long held = heldOfWebp(frame, isLossy, isClear, bytes);
                    return new PictureHead(width, height, frame, isClear, bits, held, data);
                }
                default -> {
                    // Says nothing of its size.
                }
            }
            in.skip(size + (size & 1));
        }
    }

    /** A lossy picture's transparency stands, without loss, in front of it. */
    private static long heldOfWebp(Rectangle frame, boolean isLossy, boolean isClear, long bytes) {
        long pixels = 256 * PictureHead.up(frame.width, 16) * PictureHead.up(frame.height, 16);
        long held = isLossy ? LOSSY_WEBP * pixels : 0;
        return isLossy && !isClear
                ? held
                : held + LOSSLESS_WEBP * pixels + Math.min(WEBP_TABLES, bytes * TABLES_OF_A_BYTE);
    }
}
