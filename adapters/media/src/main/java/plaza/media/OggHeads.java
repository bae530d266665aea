package plaza.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The packets in front of the sound: what it is, who plays what, and for Vorbis how it is coded. Of
 * the second one only its name is held.
 */
final class OggHeads {
    private static final byte[] OPUS = ascii("OpusHead");
    private static final byte[] OPUS_TAGS = ascii("OpusTags");
    private static final byte[] VORBIS = ascii("\1vorbis");
    private static final int OPUS_RATE = 48_000;
    private static final int OPUS_HEAD = 19;
    private static final int VORBIS_HEAD = 30;

    /** Behind a page's head, and the length of the only piece. */
    private static final int FIRST_DATA = 28;

    /** Ten times what encoders write. */
    private static final int LARGEST = 64 * 1024;

    /** The second of them. */
    private static final int COMMENTS = 1;

    private final boolean isOpus;
    private final List<byte[]> packets = new ArrayList<>();
    private final ByteArrayOutputStream packet = new ByteArrayOutputStream();

    private OggHeads(boolean isOpus) {
        this.isOpus = isOpus;
    }

    /** Whether the first page of a file, which has one piece, begins with them. */
    static boolean begin(byte[] file) {
        byte[] data =
                file.length < FIRST_DATA ? file : Arrays.copyOfRange(file, FIRST_DATA, file.length);
        return begins(data, OPUS) || begins(data, VORBIS);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length
                && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    /** Those that begin with a page; empty where that is no sound that is known. */
    static Optional<OggHeads> of(OggPage page) {
        boolean isOpus = begins(page.data(), OPUS) && page.data().length >= OPUS_HEAD;
        boolean isVorbis = begins(page.data(), VORBIS) && page.data().length >= VORBIS_HEAD;
        return isOpus || isVorbis ? Optional.of(new OggHeads(isOpus)) : Optional.empty();
    }

    boolean areWhole() {
        return packets.size() == (isOpus ? 2 : 3);
    }

    /** Takes the next page of their stream. */
    void add(OggPage page) {
        int at = 0;
        for (byte piece : page.lengths()) {
            int length = piece & 0xFF;
            if (areWhole()) {
                throw Damage.broken("its sound does not begin on a page of its own");
            }
            int held = packets.size() == COMMENTS ? OPUS_TAGS.length - packet.size() : LARGEST;
            packet.write(page.data(), at, Math.min(length, Math.max(0, held)));
            if (packet.size() > LARGEST) {
                throw Damage.broken("its headers are too large");
            }
            at += length;
            if (length < 255) {
                packets.add(packet.toByteArray());
                packet.reset();
            }
        }
        if (packets.size() > COMMENTS
                && !begins(packets.get(COMMENTS), isOpus ? OPUS_TAGS : VorbisHeads.COMMENT)) {
            throw Damage.broken("its comments are not where they belong");
        }
    }

    /** Pages that say the same of the sound, and nothing else. */
    List<OggPage> pages(int stream) {
        byte[] first = packets.getFirst();
        List<OggPage> pages = new ArrayList<>();
        if (isOpus) {
            // With up to two channels it has no table of them.
            byte[] known = first[18] == 0 ? Arrays.copyOf(first, OPUS_HEAD) : first;
            pages.addAll(OggPage.of(stream, OggPage.FIRST, known));
            pages.addAll(OggPage.of(stream, 0, Arrays.copyOf(OPUS_TAGS, OPUS_TAGS.length + 8)));
        } else {
            pages.addAll(OggPage.of(stream, OggPage.FIRST, Arrays.copyOf(first, VORBIS_HEAD)));
            pages.addAll(OggPage.of(stream, 0, VorbisHeads.none(), packets.getLast()));
        }
        return pages;
    }

    /** How long it plays, in milliseconds, when it reaches so far. */
    long milliseconds(long reach) {
        ByteBuffer first = ByteBuffer.wrap(packets.getFirst()).order(ByteOrder.LITTLE_ENDIAN);
        long skipped = isOpus ? first.getShort(10) & 0xFFFF : 0;
        long rate = isOpus ? OPUS_RATE : Math.max(1, first.getInt(12) & 0xFFFF_FFFFL);
        return Math.round(Math.max(0, reach - skipped) * 1_000.0 / rate);
    }
}
