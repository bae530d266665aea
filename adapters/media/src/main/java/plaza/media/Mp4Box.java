package plaza.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A box of an MP4 (ISO/IEC 14496-12, 4.2) in a file.
 *
 * @param at where its header begins
 * @param from where its data begins
 * @param to where it ends
 */
record Mp4Box(String type, long at, long from, long to) {
    private static final int LARGEST_HELD = 1 << 20;

    /** Shows each box that lies between two places; a few bytes behind the last are blanked. */
    static void each(Scratch file, long from, long to, Consumer<Mp4Box> use) {
        long at = from;
        while (to - at >= 8) {
            Mp4Box box = of(file, at, to);
            use.accept(box);
            at = box.to();
        }
        // QuickTime ends some lists with four zeros.
        file.blank(at, to);
    }

    private static Mp4Box of(Scratch file, long at, long end) {
        ByteBuffer head = ByteBuffer.wrap(file.read(at, 8));
        long size = head.getInt() & 0xFFFF_FFFFL;
        String type = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1);
        long from = at + 8;
        if (size == 1) {
            size = ByteBuffer.wrap(file.read(from, 8)).getLong();
            from += 8;
        } else if (size == 0 && type.equals("mdat")) {
            size = end - at;
        }
        if (size < from - at || size > end - at) {
            throw Damage.broken("a box is longer than what it is in");
        }
        return new Mp4Box(type, at, from, at + size);
    }

    long size() {
        return to - from;
    }

    /** Its data, which is small. */
    byte[] data(Scratch file) {
        if (size() > LARGEST_HELD) {
            throw Damage.broken("a box is too large");
        }
        return file.read(from, (int) size());
    }

    /** Makes it free space. */
    void blank(Scratch file) {
        file.write(at + 4, "free".getBytes(StandardCharsets.ISO_8859_1));
        file.blank(from, to);
    }
}
