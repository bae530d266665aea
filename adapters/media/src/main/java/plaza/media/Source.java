package plaza.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;

/**
 * A file as it comes in: knows where it stands, can look ahead, and tells a file that is cut off
 * from one that ends. Not thread-safe.
 */
final class Source {
    /** How far it can look ahead, in bytes. */
    static final int AHEAD = 64 * 1024;

    /** What is made of bytes that are held: the collector rounds them up, and some are copied. */
    private static final long TIMES_HELD = 3;

    private final InputStream in;
    private final DecodeBudget.@Nullable Hold hold;
    private final byte[] buffer = new byte[2 * AHEAD];
    private int from;
    private int to;
    private long position;

    /** One that is there already. */
    Source(InputStream in) {
        this(in, null);
    }

    /**
     * One that a client sends.
     *
     * @param hold takes what is held of it at a time beyond a few kilobytes
     */
    Source(InputStream in, DecodeBudget.@Nullable Hold hold) {
        this.in = in;
        this.hold = hold;
    }

    /** How many bytes have been taken. */
    long position() {
        return position;
    }

    boolean atEnd() throws IOException {
        return fill(1) == 0;
    }

    /** Makes so many bytes available, or all that there are; says how many there are now. */
    private int fill(int wanted) throws IOException {
        if (to - from < wanted && buffer.length - from < wanted) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        while (to - from < wanted) {
            if (from == to) {
                from = 0;
                to = 0;
            }
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) {
                break;
            }
            to += read;
        }
        return to - from;
    }

    /** The next byte, or −1 at the end. */
    int read() throws IOException {
        if (from == to && fill(1) == 0) {
            return -1;
        }
        position++;
        return buffer[from++] & 0xFF;
    }

    /**
     * The next byte.
     *
     * @throws DomainException when the file ends before it
     */
    int next() throws IOException {
        int value = read();
        if (value < 0) {
            throw Damage.cutOff();
        }
        return value;
    }

    /**
     * The next bytes, which must be there.
     *
     * @throws DomainException when the file ends before them, UNAVAILABLE when there is no memory
     *     for so many
     */
    byte[] next(int length) throws IOException {
        if (length > AHEAD && hold != null) {
            hold.atLeast(TIMES_HELD * length);
        }
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            int there = fill(1);
            if (there == 0) {
                throw Damage.cutOff();
            }
            int part = Math.min(there, length - done);
            System.arraycopy(buffer, from, bytes, done, part);
            take(part);
            done += part;
        }
        return bytes;
    }

    /** The next bytes as a buffer to read numbers from, the largest part first. */
    ByteBuffer nextBuffer(int length) throws IOException {
        return ByteBuffer.wrap(next(length));
    }

    /** The bytes that come next, which stay; fewer at the end. At most {@link #AHEAD}. */
    byte[] peek(int length) throws IOException {
        int there = Math.min(length, fill(length));
        return Arrays.copyOfRange(buffer, from, from + there);
    }

    private void take(int bytes) {
        from += bytes;
        position += bytes;
    }

    /** Copies bytes which must be there. */
    void pass(long length, OutputStream out) throws IOException {
        long left = length;
        while (left > 0) {
            int there = fill(1);
            if (there == 0) {
                throw Damage.cutOff();
            }
            int part = (int) Math.min(there, left);
            out.write(buffer, from, part);
            take(part);
            left -= part;
        }
    }

    /** Copies all that follows. */
    void passAll(OutputStream out) throws IOException {
        for (int there = fill(1); there > 0; there = fill(1)) {
            out.write(buffer, from, there);
            take(there);
        }
    }

    /** Leaves out bytes which must be there. */
    void skip(long length) throws IOException {
        pass(length, OutputStream.nullOutputStream());
    }

    /** Puts as many zeros where bytes, which must be there, stand. */
    void blank(long length, OutputStream out) throws IOException {
        byte[] zeros = new byte[(int) Math.min(length, 8_192)];
        long left = length;
        while (left > 0) {
            int part = (int) Math.min(zeros.length, left);
            skip(part);
            out.write(zeros, 0, part);
            left -= part;
        }
    }
}
