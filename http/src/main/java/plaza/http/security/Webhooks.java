package plaza.http.security;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.secret.Secret;

/**
 * How servers that call this one prove who they are.
 *
 * @param ingest what media servers name, or null where none may call
 * @param payments with what payment providers sign, or null where none may call
 */
public record Webhooks(@Nullable Secret ingest, @Nullable Secret payments, Clock clock) {
    /** How old a signed notice may be: it cannot be played again later. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String HMAC = "HmacSHA256";
    private static final Pattern SIGNATURE = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");

    /**
     * @throws DomainException UNAUTHENTICATED where a media server does not name the secret
     */
    public void requireIngest(@Nullable String secret) {
        if (ingest == null
                || secret == null
                || secret.isBlank()
                || !ingest.equals(Secret.of(secret))) {
            throw refused();
        }
    }

    /**
     * @param signature {@code t=<seconds since 1970>,v1=<hex of the HMAC-SHA256 of t.body>}
     * @throws DomainException UNAUTHENTICATED where a provider has not signed a notice, or too long
     *     ago
     */
    public void requirePayments(@Nullable String signature, byte[] body) {
        Matcher parts = SIGNATURE.matcher(signature == null ? "" : signature);
        if (payments == null || !parts.matches()) {
            throw refused();
        }
        String time = parts.group(1);
        Instant signed = Instant.ofEpochSecond(Long.parseLong(time));
        boolean isFresh = Duration.between(signed, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
        byte[] told = HexFormat.of().parseHex(parts.group(2));
        if (!isFresh || !MessageDigest.isEqual(told, hmac(payments, time, body))) {
            throw refused();
        }
    }

    /** As {@link #requirePayments} wants it. */
    public static String sign(Secret secret, Instant at, byte[] body) {
        String time = Long.toString(at.getEpochSecond());
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(hmac(secret, time, body));
    }

    private static byte[] hmac(Secret secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static DomainException refused() {
        return DomainException.of(
                ErrorKind.UNAUTHENTICATED, "This is for servers that prove who they are.");
    }
}
