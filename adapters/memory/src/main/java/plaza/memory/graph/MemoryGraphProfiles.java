package plaza.memory.graph;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import plaza.core.graph.GraphProfile;
import plaza.core.graph.GraphProfiles;
import plaza.core.id.UserId;

public final class MemoryGraphProfiles implements GraphProfiles {
    private final Map<UserId, GraphProfile> profiles = new ConcurrentHashMap<>();

    @Override
    public void put(Collection<GraphProfile> changed) {
        changed.forEach(profile -> profiles.put(profile.id(), profile));
    }

    /** All of them at this moment. */
    public Map<UserId, GraphProfile> all() {
        return Map.copyOf(profiles);
    }
}
