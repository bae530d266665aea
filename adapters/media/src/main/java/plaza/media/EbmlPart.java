package plaza.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * An element of a WebM within bytes that are held.
 *
 * @param at where it begins
 * @param from where its data begins
 * @param to where it ends
 */
record EbmlPart(long id, int at, int from, int to) {
    private static final int LARGEST_OF_ONE_BYTE = 126;

    /** Shows each element that lies between two places. */
    static void each(byte[] bytes, int from, int to, Consumer<EbmlPart> use) {
        int at = from;
        while (at < to) {
            EbmlPart part = of(bytes, at, to);
            use.accept(part);
            at = part.to();
        }
    }

    private static EbmlPart of(byte[] bytes, int at, int end) {
        EbmlPart part = beginning(bytes, at, end);
        if (part.to() > end) {
            throw Damage.broken("an element is longer than what it is in");
        }
        return part;
    }

    /** An element of which the beginning is held. */
    static EbmlPart beginning(byte[] bytes, int at, int end) {
        int idLength = length(bytes, at, end);
        if (idLength > 4) {
            throw Damage.broken("it has an element without a name");
        }
        long id = Ebml.number(bytes, at, idLength);
        int sizeAt = at + idLength;
        int sizeLength = length(bytes, sizeAt, end);
        int from = sizeAt + sizeLength;
        long size = Ebml.number(bytes, sizeAt, sizeLength) & ((1L << (7 * sizeLength)) - 1);
        return new EbmlPart(id, at, from, (int) Math.min(Integer.MAX_VALUE, from + size));
    }

    private static int length(byte[] bytes, int at, int end) {
        int length = at >= end ? 9 : Integer.numberOfLeadingZeros(bytes[at] & 0xFF) - 23;
        if (length > 8 || length > end - at) {
            throw Damage.broken("an element is cut off");
        }
        return length;
    }

    /** Its value as a number without a sign. */
    long number(byte[] bytes) {
        return Ebml.number(bytes, from, Math.min(8, to - from));
    }

    /** Its value as a number with a point. */
    double real(byte[] bytes) {
        return switch (to - from) {
            case 4 -> Float.intBitsToFloat((int) number(bytes));
            case 8 -> Double.longBitsToDouble(number(bytes));
            default -> 0;
        };
    }

    /** Its value as a text, which may be filled up with zeros. */
    String text(byte[] bytes) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    /** Makes it empty space of the same size. */
    void blank(byte[] bytes) {
        int size = to - at - 2;
        Arrays.fill(bytes, at, to, (byte) 0);
        bytes[at] = (byte) Ebml.VOID;
        if (size <= LARGEST_OF_ONE_BYTE) {
            bytes[at + 1] = (byte) (0x80 | size);
        } else {
            bytes[at + 1] = 1;
            for (int i = 0; i < 7; i++) {
                bytes[at + 8 - i] = (byte) ((size - 7L) >> (8 * i));
            }
        }
    }
}
