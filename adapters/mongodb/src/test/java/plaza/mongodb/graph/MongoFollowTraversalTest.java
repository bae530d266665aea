package plaza.mongodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowTraversalContract;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowTraversal;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoFollowTraversalTest implements FollowTraversalContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public FollowGraph graph() {
        return new MongoFollowGraph(MONGO.get());
    }

    @Override
    public FollowTraversal traversal() {
        return new MongoFollowTraversal(MONGO.get());
    }
}
