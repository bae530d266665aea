package plaza.http.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import plaza.core.secret.Secret;

/**
 * The server's secret, from which the keys for tokens and cursors are derived, so that one can
 * never be used as the other. Does not print itself.
 */
public final class TokenSecret {
    /** RFC 7518, section 3.2: a key for HS256 has at least the size of its hash. */
    public static final int MIN_BYTES = 32;

    static final String ALGORITHM = "HmacSHA256";

    private final SecretKey secret;

    public TokenSecret(Secret secret) {
        byte[] bytes = secret.reveal().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "the secret must have at least " + MIN_BYTES + " bytes");
        }
        this.secret = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * A key of 32 bytes for one purpose: HMAC-SHA256 of its name (as HKDF-Expand, RFC 5869, does).
     */
    public SecretKey derive(String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(mac.doFinal(new byte[] {1}), ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "TokenSecret[***]";
    }
}
