package plaza.http.security;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import plaza.core.id.UserId;
import plaza.core.session.KnownDevices;

/**
 * Tokens of devices: a random number, and the HMAC-SHA256 of it and the account's id. Nothing of
 * them is stored. Thread-safe.
 */
public final class DeviceTokens implements KnownDevices {
    private static final int RANDOM = 16;
    private static final int HMAC = 32;
    private static final int LENGTH = (RANDOM + HMAC) * 4 / 3;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    public DeviceTokens(TokenSecret secret) {
        this.key = secret.derive("devices");
    }

    @Override
    public String issue(UserId user) {
        byte[] device = new byte[RANDOM];
        random.nextBytes(device);
        byte[] token =
                ByteBuffer.allocate(RANDOM + HMAC).put(device).put(hmac(user, device)).array();
        return Base64.getUrlEncoder().encodeToString(token);
    }

    @Override
    public Optional<String> recognize(UserId user, String token) {
        if (token.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            byte[] device = Arrays.copyOf(bytes, RANDOM);
            byte[] told = Arrays.copyOfRange(bytes, RANDOM, bytes.length);
            return MessageDigest.isEqual(told, hmac(user, device))
                    ? Optional.of(HexFormat.of().formatHex(device))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            // No Base64: nothing that was issued.
            return Optional.empty();
        }
    }

    private byte[] hmac(UserId user, byte[] device) {
        try {
            Mac mac = Mac.getInstance(TokenSecret.ALGORITHM);
            mac.init(key);
            mac.update(
                    ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(user.value().getMostSignificantBits())
                            .putLong(user.value().getLeastSignificantBits())
                            .array());
            return mac.doFinal(device);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + TokenSecret.ALGORITHM, e);
        }
    }
}
