package plaza.memory.graph;

import java.util.Collection;
import java.util.HashMap;
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

    @Override
    public Map<UserId, GraphProfile> findAll(Collection<UserId> people) {
        Map<UserId, GraphProfile> found = new HashMap<>();
        for (UserId person : people) {
            GraphProfile profile = profiles.get(person);
            if (profile != null) {
                found.put(person, profile);
            }
        }
        return found;
    }
}
