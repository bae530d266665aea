package plaza.core.media;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/**
 * The catalogue of uploads: by whom, and their uses; the bytes are in the {@code MediaStore}.
 * Visible when a call returns. Does not check who may see what.
 */
public interface MediaCatalog {
    /**
     * Adds an upload, unused; when its key is there already nothing changes. Says if it was new.
     */
    boolean insert(Media media);

    /** Uploads by key; unknown keys are left out. */
    Map<String, Media> findAll(Collection<String> keys);

    /**
     * Gives unused uploads of a person their use. One that has this use already counts too, so that
     * this can be repeated; each key by itself, not all or none.
     *
     * @return the keys that have this use now: fewer than asked for when others are unknown, belong
     *     to somebody else, or are used for something else.
     */
    Set<String> attach(UserId owner, Collection<String> keys, MediaUse use);

    /**
     * Ends a use: what had it is unused since that time, as if it had been uploaded then, and may
     * get another use.
     *
     * @return the keys that had it
     */
    Set<String> release(MediaUse use, Instant since);

    /** What is unused since before a time, longest unused first; at most 1,000. */
    List<Media> listUnused(Instant before, int limit);

    /**
     * Forgets an upload if it is still unused since before that time. Says whether it did: only
     * then may its bytes go.
     */
    boolean deleteUnused(String key, Instant before);

    /** How many bytes a person's uploads have together, used or not. */
    long countBytes(UserId owner);

    /** A person's uploads, latest first, ties by key downwards. */
    Page<Media> listByOwner(UserId owner, PageRequest page);
}
