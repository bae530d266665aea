package plaza.core.graph;

import java.util.Collection;
import java.util.Map;
import plaza.core.id.UserId;

/**
 * Copies of people's profiles in an engine of graphs, for those who ask it themselves: Plaza only
 * writes them. May lag behind the accounts.
 */
public interface GraphProfiles {
    /** Adds profiles, or replaces them. */
    void put(Collection<GraphProfile> profiles);

    /** Those without a profile are left out. */
    Map<UserId, GraphProfile> findAll(Collection<UserId> people);
}
