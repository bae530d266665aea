package plaza.mongodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowRequestStoreContract;
import plaza.core.graph.FollowRequestStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoFollowRequestStoreTest implements FollowRequestStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public FollowRequestStore store() {
        return new MongoFollowRequestStore(MONGO.get());
    }
}
