package plaza.http.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * Rendered JSON, or a part of it, which Jackson copies into what it writes. Immutable, as long as
 * nobody changes the bytes.
 */
public final class Utf8 implements SerializableString {
    private static final int NO_ROOM = -1;

    private final byte[] bytes;
    private final int from;
    private final int length;

    public Utf8(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Utf8(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    /** A part of it, which shares its bytes. */
    public Utf8 part(int begin, int end) {
        Objects.checkFromToIndex(begin, end, length);
        return new Utf8(bytes, from + begin, end - begin);
    }

    /** In bytes. */
    public int length() {
        return length;
    }

    @Override
    public int appendUnquotedUTF8(byte[] target, int offset) {
        if (target.length - offset < length) {
            return NO_ROOM;
        }
        System.arraycopy(bytes, from, target, offset, length);
        return length;
    }

    @Override
    public byte[] asUnquotedUTF8() {
        return length == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, from + length);
    }

    @Override
    public int writeUnquotedUTF8(OutputStream out) throws IOException {
        out.write(bytes, from, length);
        return length;
    }

    @Override
    public int putUnquotedUTF8(ByteBuffer buffer) {
        if (buffer.remaining() < length) {
            return NO_ROOM;
        }
        buffer.put(bytes, from, length);
        return length;
    }

    @Override
    public String getValue() {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    private SerializedString text() {
        return new SerializedString(getValue());
    }

    @Override
    public int charLength() {
        return text().charLength();
    }

    @Override
    public int appendUnquoted(char[] target, int offset) {
        return text().appendUnquoted(target, offset);
    }

    @Override
    public char[] asQuotedChars() {
        return text().asQuotedChars();
    }

    @Override
    public byte[] asQuotedUTF8() {
        return text().asQuotedUTF8();
    }

    @Override
    public int appendQuotedUTF8(byte[] target, int offset) {
        return text().appendQuotedUTF8(target, offset);
    }

    @Override
    public int appendQuoted(char[] target, int offset) {
        return text().appendQuoted(target, offset);
    }

    @Override
    public int writeQuotedUTF8(OutputStream out) throws IOException {
        return text().writeQuotedUTF8(out);
    }

    @Override
    public int putQuotedUTF8(ByteBuffer buffer) throws IOException {
        return text().putQuotedUTF8(buffer);
    }
}
