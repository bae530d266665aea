package plaza.mongodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.BlockStoreModel;
import plaza.core.graph.BlockStore;
import plaza.memory.graph.MemoryBlockStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class BlockStoreModelTest implements BlockStoreModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    BlockStoreModelTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public BlockStore reference() {
        return new MemoryBlockStore();
    }

    @Override
    public BlockStore store() {
        return new MongoBlockStore(mongo);
    }
}
