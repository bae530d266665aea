package plaza.bench.load;

import java.nio.charset.StandardCharsets;

/** A status and a body. The bytes belong to the connection and are valid until its next request. */
public final class Reply {
    private static final byte[] NOTHING = {};

    private final int status;
    private final byte[] bytes;
    private final int length;
    private final byte[] expected;

    /** The body is the first {@code length} of the bytes, which are not copied. */
    Reply(int status, byte[] bytes, int length) {
        this(status, bytes, length, NOTHING);
    }

    private Reply(int status, byte[] bytes, int length, byte[] expected) {
        this.status = status;
        this.bytes = bytes;
        this.length = length;
        this.expected = expected;
    }

    /** The same, of which it is known what its body is to hold. */
    Reply expecting(byte[] wanted) {
        return new Reply(status, bytes, length, wanted);
    }

    /** Whether there is in it what was expected; never where nothing was. */
    public boolean nonEmpty() {
        return expected.length > 0 && contains(expected);
    }

    public int status() {
        return status;
    }

    /** Of the body, in bytes. */
    public int length() {
        return length;
    }

    /** A plain search, so that a hot loop needs no JSON parser. */
    public boolean contains(byte[] wanted) {
        return indexOf(wanted, 0) >= 0;
    }

    /** Where the bytes begin at or after a position, or -1. */
    public int indexOf(byte[] wanted, int from) {
        int last = length - wanted.length;
        outer:
        for (int start = from; start <= last; start++) {
            for (int i = 0; i < wanted.length; i++) {
                if (bytes[start + i] != wanted[i]) {
                    continue outer;
                }
            }
            return start;
        }
        return -1;
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    public String text() {
        return text(0, length);
    }

    /** The text between two positions in bytes. */
    public String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
