package plaza.mongodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowTraversalContract;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.WalkedTraversal;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

/** The record of a graph answers what the graph does, while that is away. */
@Tag("engine")
@BothLayouts
class WalkedTraversalTest implements FollowTraversalContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    WalkedTraversalTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public FollowGraph graph() {
        return new MongoFollowGraph(mongo);
    }

    @Override
    public FollowTraversal traversal() {
        return new WalkedTraversal(graph());
    }
}
