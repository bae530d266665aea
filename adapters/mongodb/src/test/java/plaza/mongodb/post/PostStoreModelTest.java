package plaza.mongodb.post;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.post.PostStoreModel;
import plaza.core.post.PostStore;
import plaza.memory.post.MemoryPostStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class PostStoreModelTest implements PostStoreModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    PostStoreModelTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public PostStore store() {
        return new MongoPostStore(mongo);
    }

    @Override
    public PostStore reference() {
        return new MemoryPostStore();
    }
}
