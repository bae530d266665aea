package plaza.core.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import plaza.core.secret.Secret;

/**
 * Keys with which encoders publish: 256 random bits, of which only the SHA-256 is kept. A slower
 * hash would gain nothing: there is nothing to guess.
 */
final class StreamKeys {
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    Secret next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static String hash(Secret key) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(key.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
