package plaza.mongodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowGraphModel;
import plaza.core.graph.FollowGraph;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class FollowGraphModelTest implements FollowGraphModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    FollowGraphModelTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public FollowGraph reference() {
        return new MemoryFollowGraph();
    }

    @Override
    public FollowGraph store() {
        return new MongoFollowGraph(mongo);
    }
}
