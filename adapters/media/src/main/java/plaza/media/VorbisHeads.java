package plaza.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The three packets in front of the sound of Vorbis (Vorbis I, 4.2); the second one says who plays
 * what, and where.
 */
final class VorbisHeads {
    static final byte[] COMMENT = "\3vorbis".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NAME = 7;

    /** A name, two lengths, and a bit that says that it is whole. */
    private static final int EMPTY = NAME + 9;

    private VorbisHeads() {}

    /** Empties the second of the packets as Matroska has them, which stay as long as they are. */
    static void empty(byte[] bytes, int from, int to) {
        int at = from + 1;
        int first = 0;
        int second = 0;
        if (at <= to && bytes[from] == 2) {
            for (; at < to && bytes[at] == -1; at++) {
                first += 255;
            }
            first += at < to ? bytes[at++] & 0xFF : 0;
            for (; at < to && bytes[at] == -1; at++) {
                second += 255;
            }
            second += at < to ? bytes[at++] & 0xFF : 0;
        }
        if (second < EMPTY || at + first + second > to) {
            throw Damage.broken("what its sounds are is not told right");
        }
        fill(bytes, at + first, second);
    }

    private static void fill(byte[] bytes, int at, int length) {
        int name = length - EMPTY;
        Arrays.fill(bytes, at, at + length, (byte) 0);
        System.arraycopy(COMMENT, 0, bytes, at, NAME);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at + NAME, name);
        Arrays.fill(bytes, at + NAME + 4, at + NAME + 4 + name, (byte) ' ');
        bytes[at + length - 1] = 1;
    }

    /** The second packet with nothing in it. */
    static byte[] none() {
        byte[] packet = new byte[EMPTY];
        fill(packet, 0, EMPTY);
        return packet;
    }
}
