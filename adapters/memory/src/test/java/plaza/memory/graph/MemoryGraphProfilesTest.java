package plaza.memory.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import plaza.contracts.graph.GraphProfilesContract;
import plaza.core.graph.GraphProfile;
import plaza.core.graph.GraphProfiles;
import plaza.core.id.UserId;

class MemoryGraphProfilesTest implements GraphProfilesContract {
    private final MemoryGraphProfiles profiles = new MemoryGraphProfiles();

    @Override
    public GraphProfiles profiles() {
        return profiles;
    }

    @Override
    public Map<UserId, GraphProfile> seen(Collection<UserId> people) {
        var seen = new HashMap<>(profiles.all());
        seen.keySet().retainAll(people);
        return seen;
    }
}
