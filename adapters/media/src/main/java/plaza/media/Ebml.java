package plaza.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The element format of Matroska and WebM (RFC 8794). */
final class Ebml {
    static final long UNKNOWN_SIZE = -1;

    static final int VOID = 0xEC;

    private Ebml() {}

    /**
     * The beginning of an element.
     *
     * @param head as it stands in the file
     * @param size of what follows, or {@link #UNKNOWN_SIZE}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Element(long id, byte[] head, long size) {}

    static Element next(Source in) throws IOException {
        var head = new ByteArrayOutputStream(12);
        int first = in.next();
        int idLength = Integer.numberOfLeadingZeros(first) - 23;
        if (idLength < 1 || idLength > 4) {
            throw Damage.broken("it has an element without a name");
        }
        head.write(first);
        long id = first;
        for (int i = 1; i < idLength; i++) {
            int value = in.next();
            head.write(value);
            id = (id << 8) | value;
        }
        int length = in.next();
        int sizeLength = Integer.numberOfLeadingZeros(length) - 23;
        if (sizeLength > 8) {
            throw Damage.broken("it has an element without a size");
        }
        head.write(length);
        long size = length & (0xFF >> sizeLength);
        boolean allOnes = size == 0xFF >> sizeLength;
        for (int i = 1; i < sizeLength; i++) {
            int value = in.next();
            head.write(value);
            allOnes &= value == 0xFF;
            size = (size << 8) | value;
        }
        return new Element(id, head.toByteArray(), allOnes ? UNKNOWN_SIZE : size);
    }

    /** Writes an empty element that takes as much room, where an element's data is left out. */
    static void blank(Element element, Source in, OutputStream out) throws IOException {
        long size = blankHead(element, out);
        long behind = size - element.size();
        // Beside the head of another length there may be more data, or less.
        in.skip(Math.max(0, -behind));
        in.blank(Math.min(size, element.size()), out);
        for (long i = 0; i < behind; i++) {
            out.write(0);
        }
    }

    /** The same for an element whose data has been taken already, and is small. */
    static void writeBlank(Element element, OutputStream out) throws IOException {
        out.write(new byte[(int) blankHead(element, out)]);
    }

    /** Writes the head of one that takes as much room; says how much is to follow. */
    private static long blankHead(Element element, OutputStream out) throws IOException {
        long total = element.head().length + element.size();
        int sizeLength = (int) Math.min(8, element.head().length - 1L);
        long size = total - 1 - sizeLength;
        // A size of all ones would mean that it is not known.
        while (sizeLength < 8 && size >= (1L << (7 * sizeLength)) - 1) {
            sizeLength++;
            size--;
        }
        out.write(VOID);
        for (int i = sizeLength - 1; i >= 0; i--) {
            int value = (int) (size >> (8 * i));
            out.write(i == sizeLength - 1 ? value | (1 << (8 - sizeLength)) : value);
        }
        return size;
    }

    /** A number of up to 8 bytes, the largest first. */
    static long number(byte[] data, int from, int length) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = (number << 8) | (data[from + i] & 0xFF);
        }
        return number;
    }
}
