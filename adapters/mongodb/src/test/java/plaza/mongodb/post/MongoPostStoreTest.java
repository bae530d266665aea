package plaza.mongodb.post;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.post.PostStoreContract;
import plaza.core.post.PostStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoPostStoreTest implements PostStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoPostStoreTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public PostStore store() {
        return new MongoPostStore(mongo);
    }

    @Override
    public int manyIds() {
        return MongoForTests.MANY;
    }
}
