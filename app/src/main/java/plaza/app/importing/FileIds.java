package plaza.app.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import plaza.core.Ids;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * The ids that things from files get: their time, and bits of a hash of the name they have there.
 * The same file gives the same ids, so that importing it again adds nothing.
 */
public final class FileIds {
    private FileIds() {}

    public static UserId user(String name, Instant at) {
        return new UserId(id("user:" + name, at));
    }

    public static PostId post(String name, Instant at, UserId author) {
        return PostId.of(id("post:" + name, at), author);
    }

    /** The id of something else; the name says what it is. */
    public static UUID id(String name, Instant at) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.wrap(hash);
            return Ids.of(at, bits.getInt(), bits.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
