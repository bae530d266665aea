package plaza.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A page of an Ogg file (RFC 3533, 6).
 *
 * @param granule how far the sound reaches at its end, or −1 when nothing ends in it
 * @param lengths of the pieces in it; a packet ends with one of fewer than 255 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OggPage(int flags, long granule, int stream, byte[] lengths, byte[] data) {
    static final int CONTINUED = 1;
    static final int FIRST = 2;
    static final int LAST = 4;

    private static final int HEAD = 27;
    private static final int CHECK_AT = 22;
    private static final int LONGEST_PIECE = 255;
    private static final int[] CHECKS = checks();

    private static int[] checks() {
        int[] checks = new int[256];
        for (int i = 0; i < checks.length; i++) {
            int check = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                check = (check << 1) ^ (check < 0 ? 0x04C11DB7 : 0);
            }
            checks[i] = check;
        }
        return checks;
    }

    private static int check(int before, byte[] bytes) {
        int check = before;
        for (byte each : bytes) {
            check = (check << 8) ^ CHECKS[(check >>> 24) ^ (each & 0xFF)];
        }
        return check;
    }

    /** Reads one, whose name has been seen. */
    static OggPage next(Source in) throws IOException {
        byte[] head = in.next(HEAD);
        ByteBuffer numbers = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        byte[] lengths = in.next(head[HEAD - 1] & 0xFF);
        int size = 0;
        for (byte length : lengths) {
            size += length & 0xFF;
        }
        byte[] data = in.next(size);
        int check = numbers.getInt(CHECK_AT);
        numbers.putInt(CHECK_AT, 0);
        if (head[4] != 0 || check != check(check(check(0, head), lengths), data)) {
            throw Damage.broken("a page is not what its checksum says");
        }
        return new OggPage(head[5], numbers.getLong(6), numbers.getInt(14), lengths, data);
    }

    /** Writes it as the one with this number. */
    void writeTo(OutputStream out, int number) throws IOException {
        byte[] head = new byte[HEAD];
        ByteBuffer numbers = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        numbers.put(new byte[] {'O', 'g', 'g', 'S', 0, (byte) flags});
        numbers.putLong(granule).putInt(stream).putInt(number).putInt(0);
        numbers.put((byte) lengths.length);
        numbers.putInt(CHECK_AT, check(check(check(0, head), lengths), data));
        out.write(head);
        out.write(lengths);
        out.write(data);
    }

    /** Pages with packets in front of the sound, the first of which may be the file's first. */
    static List<OggPage> of(int stream, int flags, byte[]... packets) {
        var lengths = new ByteArrayOutputStream();
        var data = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            for (int left = packet.length; left >= 0; left -= LONGEST_PIECE) {
                lengths.write(Math.min(left, LONGEST_PIECE));
            }
            data.writeBytes(packet);
        }
        byte[] pieces = lengths.toByteArray();
        byte[] bytes = data.toByteArray();
        List<OggPage> pages = new ArrayList<>();
        int at = 0;
        for (int from = 0; from < pieces.length; from += LONGEST_PIECE) {
            int to = Math.min(pieces.length, from + LONGEST_PIECE);
            byte[] own = Arrays.copyOfRange(pieces, from, to);
            int size = 0;
            boolean hasEnd = false;
            for (byte piece : own) {
                size += piece & 0xFF;
                hasEnd |= piece != -1;
            }
            boolean isContinued = from > 0 && pieces[from - 1] == -1;
            pages.add(
                    new OggPage(
                            flags | (isContinued ? CONTINUED : 0),
                            hasEnd ? 0 : -1,
                            stream,
                            own,
                            Arrays.copyOfRange(bytes, at, at + size)));
            at += size;
        }
        return pages;
    }
}
