package plaza.mongodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.BlockStoreContract;
import plaza.core.graph.BlockStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoBlockStoreTest implements BlockStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public BlockStore store() {
        return new MongoBlockStore(MONGO.get());
    }
}
