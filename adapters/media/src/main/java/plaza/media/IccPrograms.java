package plaza.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The tags of a colour profile (ICC.1, 9.2) that hold programs: any number of steps (10.16), which
 * may all be the same few bytes. A few kilobytes of a file became hours of work that cannot be
 * ended, so nothing here runs them; a profile has simpler tags besides, which are those that
 * browsers use.
 */
final class IccPrograms {
    private static final Set<String> TAGS =
            Set.of("D2B0", "D2B1", "D2B2", "D2B3", "B2D0", "B2D1", "B2D2", "B2D3");

    private static final int TABLE = 128;
    private static final int ENTRY = 12;

    /** What makes a letter small, by which nobody looks for it. */
    private static final byte SMALL = 0x20;

    private IccPrograms() {}

    /** Hides them, in a profile that stands in something. */
    static void hide(byte[] bytes, int from, int to) {
        if (to - from < TABLE + 4) {
            return;
        }
        long count = ByteBuffer.wrap(bytes).getInt(from + TABLE) & 0xFFFF_FFFFL;
        int at = from + TABLE + 4;
        for (long i = 0; i < count && at + ENTRY <= to; i++) {
            if (TAGS.contains(new String(bytes, at, 4, StandardCharsets.ISO_8859_1))) {
                bytes[at] |= SMALL;
                bytes[at + 2] |= SMALL;
            }
            at += ENTRY;
        }
    }
}
