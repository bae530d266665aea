package plaza.mongodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowGraphContract;
import plaza.core.graph.FollowGraph;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoFollowGraphTest implements FollowGraphContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoFollowGraphTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public FollowGraph graph() {
        return new MongoFollowGraph(mongo);
    }
}
