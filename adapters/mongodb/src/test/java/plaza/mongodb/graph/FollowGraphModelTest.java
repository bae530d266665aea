package plaza.mongodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowGraphModel;
import plaza.core.graph.FollowGraph;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class FollowGraphModelTest implements FollowGraphModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public FollowGraph reference() {
        return new MemoryFollowGraph();
    }

    @Override
    public FollowGraph store() {
        return new MongoFollowGraph(MONGO.get());
    }
}
