package plaza.core.post;

import java.util.Collection;
import java.util.Map;

/**
 * Counts of posts, derived from the durable likes, reposts and replies, so that they can be
 * rebuilt. Where they lie in the same database as those, a change takes part in the transaction of
 * {@link plaza.core.event.Journal#commit}.
 */
public interface Counters {
    /**
     * At most 1,000 posts. Everybody asked for is answered; a post that was never counted has
     * {@link PostCounts#NONE}.
     */
    Map<PostId, PostCounts> findAll(Collection<PostId> posts);

    /**
     * Changes one count atomically. Not idempotent: call it once for each row that really changed.
     */
    void add(PostId post, CountKind kind, int delta);

    /**
     * Changes one count of many posts, each atomically; those that do not exist are left out. Not
     * idempotent. At most 1,000 posts. Not to be called within a commit.
     */
    void addAll(CountKind kind, Map<PostId, Integer> deltas);

    /** Overwrites likes, reposts and replies; impressions are kept, nothing else knows them. */
    void put(PostId post, PostCounts counts);
}
