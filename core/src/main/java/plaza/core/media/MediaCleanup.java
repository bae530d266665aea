package plaza.core.media;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import plaza.core.Cursor;
import plaza.core.Page;
import plaza.core.PageRequest;

/**
 * Removes uploads that nothing shows, and bytes that belong to no upload. An upload leaves the list
 * before its bytes go: what is on the list is there. Not thread-safe.
 */
public final class MediaCleanup {
    /**
     * How long bytes may wait to be put on the list before they count as left over; no upload takes
     * so long from its last byte to its end.
     */
    static final Duration LEFT_OVER = Duration.ofHours(24);

    /** How often all stored bytes are looked at for such that belong to no upload. */
    static final Duration BETWEEN_LOOKS = Duration.ofHours(6);

    private static final int BATCH = 500;

    private final MediaCatalog catalog;
    private final MediaStore store;
    private final Renditions renditions;
    private final Duration kept;
    private Instant nextLook = Instant.MIN;

    /**
     * @param kept how long an upload stays that is used for nothing yet
     */
    public MediaCleanup(
            MediaCatalog catalog, MediaStore store, Renditions renditions, Duration kept) {
        this.catalog = catalog;
        this.store = store;
        this.renditions = renditions;
        this.kept = kept;
    }

    /** Removes what is to go at a time; says how many files that were. */
    public int run(Instant now) {
        int removed = removeUnused(now.minus(kept));
        removed += store.deleteUnfinished(now.minus(LEFT_OVER));
        if (!now.isBefore(nextLook)) {
            removed += removeLeftOver(now.minus(LEFT_OVER));
            nextLook = now.plus(BETWEEN_LOOKS);
        }
        return removed;
    }

    private int removeUnused(Instant before) {
        int removed = 0;
        int gone;
        do {
            gone = 0;
            for (Media media : catalog.listUnused(before, BATCH)) {
                if (catalog.deleteUnused(media.key(), before)) {
                    removeBytes(media.key());
                    gone++;
                }
            }
            removed += gone;
        } while (gone == BATCH);
        return removed;
    }

    private int removeLeftOver(Instant before) {
        int removed = 0;
        Cursor cursor = null;
        do {
            Page<String> page = store.list(before, new PageRequest(cursor, BATCH));
            if (!page.items().isEmpty()) {
                removed += removeUnlisted(page.items());
            }
            cursor = page.next();
        } while (cursor != null);
        return removed;
    }

    private int removeUnlisted(List<String> keys) {
        Map<String, Media> listed = catalog.findAll(keys);
        int removed = 0;
        for (String key : keys) {
            if (!listed.containsKey(key)) {
                removeBytes(key);
                removed++;
            }
        }
        return removed;
    }

    private void removeBytes(String key) {
        store.delete(key);
        renditions.forget(key);
    }
}
