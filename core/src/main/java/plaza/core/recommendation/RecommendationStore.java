package plaza.core.recommendation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * What was recommended to whom, for a time: the lists that people page through, and what they were
 * shown of them. May be lost: lists then begin anew. Visible when a call returns.
 */
public interface RecommendationStore {
    /** Lists of one viewer that are kept: those with the largest ids, which are the latest. */
    int KEPT = 8;

    /**
     * Keeps a list, and lets go of the viewer's lists beyond {@link #KEPT}.
     *
     * @param list an id that no other list of the viewer has
     * @param until when it goes
     */
    void putList(UserId viewer, UUID list, List<Recommended> posts, Instant until);

    /** A viewer's list in its order; empty where there is none any more. */
    List<Recommended> findList(UserId viewer, UUID list, Instant now);

    /**
     * Notes posts, any number, that a viewer was shown.
     *
     * @param until how long that is known; a later time replaces an earlier one
     */
    void addShown(UserId viewer, Collection<PostId> posts, Instant until);

    /** Those of some posts, any number, of which it is known that the viewer was shown them. */
    Set<PostId> shownAmong(UserId viewer, Collection<PostId> posts, Instant now);

    /** Removes what has gone by then, where the engine does not do so itself; says how many. */
    int deleteExpired(Instant now);
}
