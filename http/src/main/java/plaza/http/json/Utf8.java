package plaza.http.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * Rendered JSON, or a part of it, which Jackson copies into what it writes. Immutable, as long as
 * nobody changes the bytes.
 */
public final class Utf8 implements SerializableString {
    private static final int NO_ROOM = -1;

    private final byte[] bytes;

    public Utf8(byte[] bytes) {
        this.bytes = bytes;
    }

    /** In bytes. */
    public int length() {
        return bytes.length;
    }

    @Override
    public int appendUnquotedUTF8(byte[] target, int offset) {
        if (target.length - offset < bytes.length) {
            return NO_ROOM;
        }
        System.arraycopy(bytes, 0, target, offset, bytes.length);
        return bytes.length;
    }

    @Override
    public byte[] asUnquotedUTF8() {
        return bytes;
    }

    @Override
    public int writeUnquotedUTF8(OutputStream out) throws IOException {
        out.write(bytes);
        return bytes.length;
    }

    @Override
    public int putUnquotedUTF8(ByteBuffer buffer) {
        if (buffer.remaining() < bytes.length) {
            return NO_ROOM;
        }
        buffer.put(bytes);
        return bytes.length;
    }

    @Override
    public String getValue() {
        return new String(bytes, StandardCharsets.UTF_8);
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
