package plaza.core.subscription;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes places in rings so that they tell nothing to anybody but this server: whoever reads two of
 * them knows neither how many updates lie between, some of which may have been hidden from them,
 * nor whether both are the same place. Thread-safe.
 */
final class Places {
    /** The name of a mailbox, random bits, and a number. */
    private static final int BLOCK = 16;

    private static final int NUMBER_BITS = 40;
    private static final long NUMBER = (1L << NUMBER_BITS) - 1;

    /** A place is one block, with random bits of its own in it: there is nothing to chain. */
    private static final String CIPHER = "AES/CBC/NoPadding";

    private static final IvParameterSpec START = new IvParameterSpec(new byte[BLOCK]);

    private final SecretKeySpec key;

    Places() {
        byte[] bytes = new byte[BLOCK];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /** The place after an update of a mailbox. */
    String write(long mailbox, long number) {
        long random = ThreadLocalRandom.current().nextLong() << NUMBER_BITS;
        byte[] plain = ByteBuffer.allocate(BLOCK).putLong(mailbox).putLong(random | number).array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(crypt(Cipher.ENCRYPT_MODE, plain));
    }

    /** The number in a place of a mailbox; -1 for any other text. */
    long read(long mailbox, String place) {
        byte[] written;
        try {
            written = Base64.getUrlDecoder().decode(place);
        } catch (IllegalArgumentException _) {
            return -1;
        }
        if (written.length != BLOCK) {
            return -1;
        }
        ByteBuffer plain = ByteBuffer.wrap(crypt(Cipher.DECRYPT_MODE, written));
        return plain.getLong() == mailbox ? plain.getLong() & NUMBER : -1;
    }

    private byte[] crypt(int mode, byte[] block) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, START);
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }
}
