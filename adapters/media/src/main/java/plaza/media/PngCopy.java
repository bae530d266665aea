package plaza.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import plaza.core.media.MediaFacts;

/**
 * PNG (W3C PNG, third edition), also animated. Keeps the chunks that change how it looks; of Exif
 * the orientation. Of what may occur once (5.6) the first counts, as in browsers, and later ones
 * are left out. Every chunk's checksum has to be right; what follows the last one is cut off.
 */
final class PngCopy implements FormatCopy {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final Set<String> KEPT =
            Set.of(
                    "IHDR", "PLTE", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP",
                    "bKGD", "pHYs", "acTL", "fcTL");

    /** What is kept and may occur more than once; data is passed on without being held. */
    private static final String REPEATED = "fcTL";

    /** The largest chunk but for those that hold the pixels, which are not held in memory. */
    private static final int LARGEST = 1 << 20;

    private static final int MOST_FRAMES = 5_000;

    private final long mostPixels;
    private final Set<String> seen = new HashSet<>();
    private int width;
    private int height;
    private boolean hasData;
    private int frames;
    private long durationMs;
    private int orientation = Orientation.UPRIGHT;

    PngCopy(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    @Override
    public MediaFacts copy(Source in, OutputStream out) throws IOException {
        if (!Arrays.equals(in.next(8), SIGNATURE)) {
            throw Damage.broken("it does not begin as a PNG");
        }
        out.write(SIGNATURE);
        String type;
        do {
            int length = in.nextBuffer(4).getInt();
            type = new String(in.peek(4), StandardCharsets.ISO_8859_1);
            if (type.equals("IDAT") || type.equals("fdAT")) {
                data(type, length, in, out);
            } else {
                chunk(type, whole(length, in), out);
            }
        } while (!type.equals("IEND"));
        if (!hasData) {
            throw Damage.broken("it holds no picture");
        }
        return Orientation.upright(orientation, width, height, frames > 1 ? durationMs : 0);
    }

    private static byte[] whole(int length, Source in) throws IOException {
        if (length < 0 || length > LARGEST) {
            throw Damage.broken("a chunk is too large");
        }
        byte[] chunk = in.next(4 + length);
        if (in.nextBuffer(4).getInt() != checksum(chunk)) {
            throw Damage.broken("a checksum is wrong");
        }
        return chunk;
    }

    private void data(String type, int length, Source in, OutputStream out) throws IOException {
        if (width == 0 || length < 0) {
            throw Damage.broken("its data is not right");
        }
        hasData |= type.equals("IDAT");
        out.write(ByteBuffer.allocate(4).putInt(length).array());
        var checked = new CheckedOutputStream(out, new CRC32());
        in.pass(4L + length, checked);
        int sum = in.nextBuffer(4).getInt();
        if (sum != (int) checked.getChecksum().getValue()) {
            throw Damage.broken("a checksum is wrong");
        }
        out.write(ByteBuffer.allocate(4).putInt(sum).array());
    }

    private void chunk(String type, byte[] chunk, OutputStream out) throws IOException {
        if ((width == 0) != type.equals("IHDR")) {
            throw Damage.broken("it does not have one header, in front");
        }
        if (isRepeated(type)) {
            return;
        }
        switch (type) {
            case "IHDR" -> header(chunk);
            case "fcTL" -> frame(chunk);
            case "eXIf" -> {
                exif(chunk, out);
                return;
            }
            default -> {
                if (Character.isUpperCase(type.charAt(0)) && !KEPT.contains(type)) {
                    throw Damage.broken("it needs what this server does not know");
                }
            }
        }
        if (KEPT.contains(type)) {
            write(chunk, out);
        }
    }

    /** Whether something occurs again that may occur once; browsers refuse a second palette. */
    private boolean isRepeated(String type) {
        boolean isKnown = type.equals("eXIf") || (KEPT.contains(type) && !type.equals(REPEATED));
        boolean isRepeated = isKnown && !seen.add(type);
        if (isRepeated && type.equals("PLTE")) {
            throw Damage.broken("it has more than one palette");
        }
        return isRepeated;
    }

    private void header(byte[] chunk) {
        if (chunk.length != 17) {
            throw Damage.broken("its header is not right");
        }
        ByteBuffer data = ByteBuffer.wrap(chunk, 4, 13);
        width = data.getInt();
        height = data.getInt();
        Damage.checkSize(width, height, mostPixels);
    }

    private void frame(byte[] chunk) {
        if (chunk.length != 30 || ++frames > MOST_FRAMES) {
            throw Damage.broken("its frames are not right");
        }
        ByteBuffer data = ByteBuffer.wrap(chunk);
        int delay = data.getShort(24) & 0xFFFF;
        int parts = data.getShort(26) & 0xFFFF;
        durationMs += delay * 1_000L / (parts == 0 ? 100 : parts);
    }

    private void exif(byte[] chunk, OutputStream out) throws IOException {
        orientation = Orientation.of(Arrays.copyOfRange(chunk, 4, chunk.length));
        if (orientation != Orientation.UPRIGHT) {
            byte[] kept = Arrays.copyOf(chunk, 30);
            System.arraycopy(Orientation.toExif(orientation), 0, kept, 4, 26);
            write(kept, out);
        }
    }

    private static void write(byte[] chunk, OutputStream out) throws IOException {
        out.write(ByteBuffer.allocate(4).putInt(chunk.length - 4).array());
        out.write(chunk);
        out.write(ByteBuffer.allocate(4).putInt(checksum(chunk)).array());
    }

    private static int checksum(byte[] chunk) {
        var crc = new CRC32();
        crc.update(chunk);
        return (int) crc.getValue();
    }

    /** The orientation that a stored picture has. */
    static int orientation(byte[] png) {
        ByteBuffer data = ByteBuffer.wrap(png);
        for (int at = SIGNATURE.length; at + 12 <= png.length; ) {
            int length = data.getInt(at);
            String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("eXIf")) {
                return Orientation.of(Arrays.copyOfRange(png, at + 8, at + 8 + length));
            }
            at += 12 + length;
        }
        return Orientation.UPRIGHT;
    }
}
