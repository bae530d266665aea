package plaza.memory.graph;

import plaza.contracts.graph.FollowRequestStoreContract;
import plaza.core.graph.FollowRequestStore;

class MemoryFollowRequestStoreTest implements FollowRequestStoreContract {
    private final FollowRequestStore store = new MemoryFollowRequestStore();

    @Override
    public FollowRequestStore store() {
        return store;
    }
}
