package plaza.mongodb.graph;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import plaza.contracts.graph.FollowBacklogContract;
import plaza.core.graph.FollowBacklog;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoFollowBacklogTest implements FollowBacklogContract {
    private final MongoForTests mongo = new MongoForTests();
    private final InLayout layout;

    MongoFollowBacklogTest(InLayout layout) {
        this.layout = layout;
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    @Override
    public FollowBacklog backlog() {
        return new MongoFollowBacklog(mongo.get(layout));
    }
}
