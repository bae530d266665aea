package plaza.mongodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowRequestStoreContract;
import plaza.core.graph.FollowRequestStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoFollowRequestStoreTest implements FollowRequestStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoFollowRequestStoreTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public FollowRequestStore store() {
        return new MongoFollowRequestStore(mongo);
    }
}
