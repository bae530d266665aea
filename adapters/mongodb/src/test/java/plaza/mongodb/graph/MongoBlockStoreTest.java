package plaza.mongodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.BlockStoreContract;
import plaza.core.graph.BlockStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoBlockStoreTest implements BlockStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoBlockStoreTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public BlockStore store() {
        return new MongoBlockStore(mongo);
    }
}
