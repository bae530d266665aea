package plaza.core.graph;

import java.util.Collection;

/**
 * Copies of people's profiles in an engine of graphs, for those who ask it themselves: Plaza only
 * writes them. May lag behind the accounts.
 */
public interface GraphProfiles {
    /** Adds profiles, or replaces them. */
    void put(Collection<GraphProfile> profiles);
}
