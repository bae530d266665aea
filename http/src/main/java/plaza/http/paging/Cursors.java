package plaza.http.paging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import plaza.core.Cursor;
import plaza.http.security.TokenSecret;

/**
 * Signs cursors on their way out and checks them on their way in, so that what comes back is what
 * went out, and goes on with the same list: base64url of the cursor and of the first 16 bytes of
 * HMAC-SHA256 over the list's name and the cursor. Thread-safe.
 */
public final class Cursors {
    private static final int TAG_BYTES = 16;
    private static final int MAX_LENGTH = (Cursor.MAX_LENGTH * 3 + TAG_BYTES) * 4 / 3 + 4;

    private final Mac keyed;

    public Cursors(TokenSecret secret) {
        try {
            this.keyed = Mac.getInstance("HmacSHA256");
            keyed.init(secret.derive("cursors"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    String sign(String list, Cursor cursor) {
        byte[] value = cursor.value().getBytes(StandardCharsets.UTF_8);
        byte[] signed = Arrays.copyOf(value, value.length + TAG_BYTES);
        System.arraycopy(tag(list, value), 0, signed, value.length, TAG_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** The cursor that was signed for this list; empty for any other text. */
    Optional<Cursor> verify(String list, String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int length = signed.length - TAG_BYTES;
        if (length < 1) {
            return Optional.empty();
        }
        byte[] value = Arrays.copyOf(signed, length);
        byte[] tag = Arrays.copyOfRange(signed, length, signed.length);
        if (!MessageDigest.isEqual(tag, tag(list, value))
                || !Base64.getUrlEncoder().withoutPadding().encodeToString(signed).equals(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Cursor(
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(value))
                                    .toString()));
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("only UTF-8 is signed", e);
        }
    }

    private byte[] tag(String list, byte[] value) {
        try {
            Mac mac = (Mac) keyed.clone();
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(value), TAG_BYTES);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's HMAC can be cloned", e);
        }
    }
}
