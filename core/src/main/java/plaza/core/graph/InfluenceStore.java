package plaza.core.graph;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import plaza.core.id.UserId;

/**
 * How central people are in the graph of follows, as it was computed the last time. Scores can be
 * compared with those of the same computation only. Visible when a call returns.
 */
public interface InfluenceStore {
    /**
     * Adds scores, or replaces them. A time that is there and later stays, so that two computations
     * beside each other remove nothing that either has just put.
     *
     * @param computed when the computation began that they are of, to the millisecond
     */
    void put(Map<UserId, Double> scores, Instant computed);

    /** The scores of some people; those who have none are left out. */
    Map<UserId, Double> findAll(Collection<UserId> people);

    /** When the oldest of all scores was computed, or empty where there are none. */
    Optional<Instant> findOldest();

    /** Removes the scores that were computed before a time; says how many. */
    int deleteBefore(Instant computed);
}
