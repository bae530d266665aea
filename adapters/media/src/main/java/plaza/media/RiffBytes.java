package plaza.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads what stands in RIFF files, and in WebP: the smallest byte of a number comes first. */
final class RiffBytes {
    private RiffBytes() {}

    /** Four characters, such as the type of a chunk. */
    static String text(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    static int two(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8);
    }

    static int three(byte[] bytes, int at) {
        return two(bytes, at) | ((bytes[at + 2] & 0xFF) << 16);
    }

    static long four(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at) & 0xFFFF_FFFFL;
    }
}
