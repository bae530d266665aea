package plaza.memory.graph;

import plaza.core.graph.EdgeFollowRequestStore;

/** Requests to follow, readable from both ends. Thread-safe. */
public final class MemoryFollowRequestStore extends EdgeFollowRequestStore {
    public MemoryFollowRequestStore() {
        super(new MemoryEdges());
    }
}
