package plaza.mongodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowGraphContract;
import plaza.core.graph.FollowGraph;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoFollowGraphTest implements FollowGraphContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public FollowGraph graph() {
        return new MongoFollowGraph(MONGO.get());
    }
}
