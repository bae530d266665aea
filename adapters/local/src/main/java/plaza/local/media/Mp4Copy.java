package plaza.local.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.media.MediaFacts;

/**
 * MP4, MOV and M4A (ISO/IEC 14496-12; QuickTime File Format). Samples are found by their place in
 * the file, so nothing can be taken out: what is not needed to play it – {@code udta} and {@code
 * meta}, where places, names and covers are, {@code uuid}, free space – becomes {@code free}, full
 * of zeros. What follows the last box is cut off. Boxes are followed as they stream by; only small
 * ones are held in memory.
 */
final class Mp4Copy implements FormatCopy {
    private static final Set<String> KEPT_OUTSIDE =
            Set.of("ftyp", "styp", "mdat", "moof", "mfra", "sidx", "ssix", "wide", "pdin", "prft");
    private static final Set<String> BLANKED_OUTSIDE =
            Set.of("free", "skip", "uuid", "meta", "udta", "emsg", "junk", "pnot", "PICT");
    private static final Set<String> OPENED =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "mvex");
    private static final Set<String> KEPT =
            Set.of(
                    "mvhd", "iods", "tkhd", "edts", "tref", "tapt", "mdhd", "hdlr", "elng", "vmhd",
                    "smhd", "gmhd", "nmhd", "sthd", "hmhd", "dinf", "stsd", "stts", "ctts", "cslg",
                    "stss", "stsc", "stsz", "stz2", "stco", "co64", "stps", "stdp", "sdtp", "sbgp",
                    "sgpd", "subs", "saiz", "saio", "padb", "mehd", "trex", "trep", "leva");

    private static final int LARGEST_HELD = 1 << 20;
    private static final int DEEPEST = 8;

    private final long mostPixels;
    private final Mp4Duration duration = new Mp4Duration();
    private @Nullable Mp4Track track;
    private @Nullable Mp4Track shown;
    private boolean hasHeader;
    private boolean hasData;
    private boolean isFragmented;
    private long lastChunk;

    Mp4Copy(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    /**
     * A box without what is in it.
     *
     * @param head as it stands in the file
     * @param left bytes that follow, or −1 when it goes to the end of the file
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Box(String type, byte[] head, long left) {}

    @Override
    public MediaFacts copy(Source in, OutputStream out) throws IOException {
        while (!in.atEnd()) {
            String type = new String(in.peek(8), StandardCharsets.ISO_8859_1);
            type = type.length() < 8 ? "" : type.substring(4);
            boolean isKnown =
                    type.equals("moov")
                            || KEPT_OUTSIDE.contains(type)
                            || BLANKED_OUTSIDE.contains(type);
            if (!isKnown && hasHeader && (hasData || isFragmented)) {
                break;
            }
            if (!isKnown) {
                throw Damage.broken("it has a box of an unknown kind");
            }
            outside(box(in, Long.MAX_VALUE), in, out);
        }
        if (!hasHeader || !(hasData || isFragmented)) {
            throw Damage.cutOff();
        }
        if (lastChunk >= in.position()) {
            throw Damage.cutOff();
        }
        Long milliseconds = duration.milliseconds();
        return shown == null
                ? new MediaFacts(null, null, milliseconds)
                : new MediaFacts(shown.shownWidth(), shown.shownHeight(), milliseconds);
    }

    private static Box box(Source in, long end) throws IOException {
        byte[] head = in.next(8);
        long size = ByteBuffer.wrap(head).getInt() & 0xFFFF_FFFFL;
        String type = new String(head, 4, 4, StandardCharsets.ISO_8859_1);
        if (size == 1) {
            byte[] large = in.next(8);
            size = ByteBuffer.wrap(large).getLong();
            head = ByteBuffer.allocate(16).put(head).put(large).array();
        } else if (size == 0 && end == Long.MAX_VALUE && type.equals("mdat")) {
            return new Box(type, head, -1);
        }
        long left = size - head.length;
        if (left < 0 || left > end - in.position()) {
            throw Damage.broken("a box is longer than the file");
        }
        return new Box(type, head, left);
    }

    private void outside(Box box, Source in, OutputStream out) throws IOException {
        if (BLANKED_OUTSIDE.contains(box.type())) {
            blank(box, in, out);
            return;
        }
        out.write(box.head());
        switch (box.type()) {
            case "moov" -> {
                hasHeader = true;
                inside(in.position() + box.left(), 1, in, out);
            }
            case "sidx" -> {
                byte[] index = held(box, in);
                duration.index(index);
                out.write(index);
            }
            case "mdat" -> {
                hasData = true;
                if (box.left() < 0) {
                    in.passAll(out);
                } else {
                    in.pass(box.left(), out);
                }
            }
            case "moof" -> {
                isFragmented = true;
                in.pass(box.left(), out);
            }
            default -> in.pass(box.left(), out);
        }
    }

    private static void blank(Box box, Source in, OutputStream out) throws IOException {
        byte[] head = box.head().clone();
        System.arraycopy(new byte[] {'f', 'r', 'e', 'e'}, 0, head, 4, 4);
        out.write(head);
        in.blank(box.left(), out);
    }

    private static byte[] held(Box box, Source in) throws IOException {
        if (box.left() > LARGEST_HELD) {
            throw Damage.broken("a box is too large");
        }
        return in.next((int) box.left());
    }

    private void inside(long end, int depth, Source in, OutputStream out) throws IOException {
        if (depth > DEEPEST) {
            throw Damage.broken("its boxes lie too deep");
        }
        while (in.position() < end) {
            if (end - in.position() < 8) {
                // QuickTime ends some lists with four zeros.
                in.blank(end - in.position(), out);
                return;
            }
            Box box = box(in, end);
            if (OPENED.contains(box.type())) {
                out.write(box.head());
                open(box, depth, in, out);
            } else if (KEPT.contains(box.type())) {
                out.write(box.head());
                keep(box, in, out);
            } else if (box.type().equals("cmov")) {
                throw Damage.broken("its header is compressed");
            } else {
                blank(box, in, out);
            }
        }
    }

    private void open(Box box, int depth, Source in, OutputStream out) throws IOException {
        boolean isTrack = box.type().equals("trak");
        if (isTrack) {
            track = new Mp4Track();
        }
        inside(in.position() + box.left(), depth + 1, in, out);
        if (isTrack) {
            if (shown == null && track != null && track.isVisible()) {
                shown = track;
            }
            track = null;
        }
    }

    private void keep(Box box, Source in, OutputStream out) throws IOException {
        switch (box.type()) {
            case "mvhd", "mehd", "tkhd", "hdlr", "stsd" -> {
                byte[] data = held(box, in);
                read(box.type(), data);
                out.write(data);
            }
            case "stco" -> chunks(box.left(), Integer.BYTES, in, out);
            case "co64" -> chunks(box.left(), Long.BYTES, in, out);
            default -> in.pass(box.left(), out);
        }
    }

    private void read(String type, byte[] data) {
        switch (type) {
            case "mvhd" -> duration.movie(data);
            case "mehd" -> duration.fragments(data);
            default -> {
                if (track != null) {
                    switch (type) {
                        case "tkhd" -> track.header(data);
                        case "hdlr" -> track.handler(data);
                        default -> track.samples(data, mostPixels);
                    }
                }
            }
        }
    }

    /** Copies the places of chunks of samples, and remembers the one farthest behind. */
    private void chunks(long length, int width, Source in, OutputStream out) throws IOException {
        in.pass(Math.min(8, length), out);
        for (long left = length - 8; left > 0; left -= width) {
            byte[] place = in.next((int) Math.min(width, left));
            if (place.length == width) {
                ByteBuffer number = ByteBuffer.wrap(place);
                long at = width == 4 ? number.getInt() & 0xFFFF_FFFFL : number.getLong();
                lastChunk = Math.max(lastChunk, at);
            }
            out.write(place);
        }
    }
}
