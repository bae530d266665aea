package plaza.memory.graph;

import plaza.contracts.graph.GraphProfilesContract;
import plaza.core.graph.GraphProfiles;

class MemoryGraphProfilesTest implements GraphProfilesContract {
    private final GraphProfiles profiles = new MemoryGraphProfiles();

    @Override
    public GraphProfiles profiles() {
        return profiles;
    }
}
