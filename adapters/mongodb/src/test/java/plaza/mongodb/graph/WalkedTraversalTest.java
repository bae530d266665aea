package plaza.mongodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowTraversalContract;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.WalkedTraversal;
import plaza.mongodb.MongoForTests;

/** The record of a graph answers what the graph does, while that is away. */
@Tag("engine")
class WalkedTraversalTest implements FollowTraversalContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public FollowGraph graph() {
        return new MongoFollowGraph(MONGO.get());
    }

    @Override
    public FollowTraversal traversal() {
        return new WalkedTraversal(graph());
    }
}
