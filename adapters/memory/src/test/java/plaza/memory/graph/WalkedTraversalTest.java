package plaza.memory.graph;

import plaza.contracts.graph.FollowTraversalContract;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.WalkedTraversal;

class WalkedTraversalTest implements FollowTraversalContract {
    private final FollowGraph graph = new MemoryFollowGraph();

    @Override
    public FollowGraph graph() {
        return graph;
    }

    @Override
    public FollowTraversal traversal() {
        return new WalkedTraversal(graph);
    }
}
