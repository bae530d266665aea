package plaza.s3;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * What a bucket is asked to do with what lies in it.
 *
 * @param encryption of what is stored from now on, by the store; empty for what the store does by
 *     itself
 * @param kmsKey the key of AWS KMS; empty for that of the store
 * @param versioning whether what is overwritten or deleted is kept for a time
 * @param versionsKept for how long
 * @param archiveAfter after which it lies in a class that costs less to keep and more to read
 *     ({@code STANDARD_IA}); empty for never
 */
public record BucketFeatures(
        Optional<ServerSideEncryption> encryption,
        Optional<String> kmsKey,
        boolean versioning,
        Duration versionsKept,
        Optional<Duration> archiveAfter) {
    /** As the store does by itself. */
    public static final BucketFeatures NONE =
            new BucketFeatures(
                    Optional.empty(), Optional.empty(), false, Duration.ZERO, Optional.empty());
}
