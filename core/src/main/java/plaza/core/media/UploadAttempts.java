package plaza.core.media;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/**
 * Several attempts at one upload, which may run at the same time. Each writes under an id of its
 * own, of which the last 32 bits are its own and the others those of the upload, so that none
 * touches what another wrote; the first that is listed is the upload. Thread-safe.
 */
final class UploadAttempts {
    private static final long OWN = 0xFFFF_FFFFL;
    private static final int PAGE = 20;

    /** How far the clocks of servers may lie apart: one makes the id, another lists the upload. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final MediaCatalog catalog;

    UploadAttempts(MediaCatalog catalog) {
        this.catalog = catalog;
    }

    /** The id of a new attempt. */
    static UUID attempt(UUID upload) {
        long own = ThreadLocalRandom.current().nextLong() & OWN;
        return new UUID(
                upload.getMostSignificantBits(), (upload.getLeastSignificantBits() & ~OWN) | own);
    }

    private static boolean areOfOneUpload(UUID one, UUID other) {
        return one.getMostSignificantBits() == other.getMostSignificantBits()
                && (one.getLeastSignificantBits() & ~OWN)
                        == (other.getLeastSignificantBits() & ~OWN);
    }

    /**
     * What is listed of an upload. Looks at what its owner has uploaded since its id was made.
     *
     * @param id the upload's, or that of an attempt
     */
    Optional<Media> find(UserId owner, UUID id) {
        Instant begun = Ids.timeOf(id).minus(CLOCKS);
        @Nullable Cursor cursor = null;
        do {
            Page<Media> page = catalog.listByOwner(owner, new PageRequest(cursor, PAGE));
            for (Media media : page.items()) {
                if (media.createdAt().isBefore(begun)) {
                    return Optional.empty();
                }
                if (areOfOneUpload(MediaKeys.requireId(media.key()), id)) {
                    return Optional.of(media);
                }
            }
            cursor = page.next();
        } while (cursor != null);
        return Optional.empty();
    }

    /**
     * Lists an attempt, unless another of the same upload is; says whether it did. Within the
     * commit of {@link MediaEvent}, which the uploads of one person do one after the other.
     */
    boolean list(Media media) {
        return find(media.owner(), MediaKeys.requireId(media.key())).isEmpty()
                && catalog.insert(media);
    }

    /** As {@link #list}, of what was cut off; says whether this attempt is the upload. */
    boolean listAgain(Media media) {
        return list(media) || !catalog.findAll(List.of(media.key())).isEmpty();
    }
}
