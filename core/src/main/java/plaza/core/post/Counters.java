package plaza.core.post;

import java.util.Collection;
import java.util.Map;
import plaza.core.id.PostId;

/**
 * Counts of posts, derived from the durable likes, reposts, replies and impressions, so that they
 * can be lost, may go where they did not change for a while, and are counted anew when asked for
 * ({@link RecountedCounters}). Where they lie in the same database as those, a change takes part in
 * the transaction of {@link plaza.core.event.Journal#commit}.
 */
public interface Counters {
    /** Those whose counts are not known, or lost, are left out. */
    Map<PostId, PostCounts> findAll(Collection<PostId> posts);

    /**
     * Sets the counts of a post that are not known; those that are known stay. A new post begins
     * with {@link PostCounts#NONE}.
     */
    void fill(PostId post, PostCounts counts);

    /**
     * Changes one count atomically; one that is not known stays so. Not idempotent: call it once
     * for each row that really changed.
     */
    void add(PostId post, CountKind kind, int delta);

    /**
     * Changes one count of many posts, each atomically; those that are not known are left out. Not
     * idempotent. Not to be called within a commit.
     */
    void addAll(CountKind kind, Map<PostId, Integer> deltas);

    /**
     * Overwrites likes, reposts and replies of a post that is known; impressions are kept. One that
     * is not known stays so.
     */
    void put(PostId post, PostCounts counts);
}
