package plaza.memory.graph;

import plaza.contracts.graph.FollowGraphContract;
import plaza.core.graph.FollowGraph;

class MemoryFollowGraphTest implements FollowGraphContract {
    private final FollowGraph graph = new MemoryFollowGraph();

    @Override
    public FollowGraph graph() {
        return graph;
    }
}
