package plaza.http.paging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import plaza.core.Cursor;
import plaza.http.security.TokenSecret;

/**
 * Seals cursors on their way out and opens them on their way in, so that what comes back is what
 * went out, goes on with the same list, and tells nobody what it holds: base64url of a nonce and of
 * AES-256-GCM of the cursor, bound to the list's name. The nonce is the beginning of HMAC-SHA256
 * over name and cursor, so that the same place in the same list has the same text, and no two
 * places have the same nonce. Thread-safe.
 */
public final class Cursors {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int MAX_LENGTH =
            (Cursor.MAX_LENGTH * 3 + NONCE_BYTES + TAG_BYTES) * 4 / 3 + 4;

    /** Ciphers that are kept for the next; as many as there are processors at work, and some. */
    private static final int KEPT = 64;

    private final Mac nonces;
    private final SecretKey key;

    /** Making one takes longer than what it is made for. */
    private final Queue<Cipher> idle = new ArrayBlockingQueue<>(KEPT);

    public Cursors(TokenSecret secret) {
        this.key = new SecretKeySpec(secret.derive("cursors").getEncoded(), "AES");
        try {
            this.nonces = Mac.getInstance("HmacSHA256");
            nonces.init(secret.derive("nonces of cursors"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    String seal(String list, Cursor cursor) {
        byte[] value = cursor.value().getBytes(StandardCharsets.UTF_8);
        byte[] nonce = nonce(list, value);
        byte[] sealed;
        try {
            sealed = finish(cipher(Cipher.ENCRYPT_MODE, nonce, list), value, 0, value.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM takes any text", e);
        }
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** The cursor that was sealed for this list; empty for any other text. */
    Optional<Cursor> open(String list, String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length <= NONCE_BYTES + TAG_BYTES
                || !Base64.getUrlEncoder().withoutPadding().encodeToString(all).equals(text)) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        try {
            byte[] value =
                    finish(
                            cipher(Cipher.DECRYPT_MODE, nonce, list),
                            all,
                            NONCE_BYTES,
                            all.length - NONCE_BYTES);
            return Optional.of(
                    new Cursor(
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(value))
                                    .toString()));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException | CharacterCodingException e) {
            throw new IllegalStateException("only UTF-8 is sealed", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String list) throws GeneralSecurityException {
        var parameters = new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce);
        Cipher cipher = idle.poll();
        if (cipher == null || !begins(cipher, mode, parameters)) {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, parameters);
        }
        cipher.updateAAD(list.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /**
     * A cipher refuses to encrypt twice in a row with one nonce, which here means that the same
     * cursor is sealed again.
     */
    private boolean begins(Cipher cipher, int mode, GCMParameterSpec parameters)
            throws GeneralSecurityException {
        try {
            cipher.init(mode, key, parameters);
            return true;
        } catch (InvalidAlgorithmParameterException e) {
            return false;
        }
    }

    /** What fails is not kept. */
    private byte[] finish(Cipher cipher, byte[] bytes, int from, int length)
            throws GeneralSecurityException {
        byte[] finished = cipher.doFinal(bytes, from, length);
        idle.offer(cipher);
        return finished;
    }

    private byte[] nonce(String list, byte[] value) {
        try {
            Mac mac = (Mac) nonces.clone();
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(value), NONCE_BYTES);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's HMAC can be cloned", e);
        }
    }
}
