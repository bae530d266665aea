package plaza.postgres.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.BlockStoreModel;
import plaza.core.graph.BlockStore;
import plaza.memory.graph.MemoryBlockStore;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.post.PostgresFixtures;

@Tag("engine")
class BlockStoreModelTest implements BlockStoreModel, PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
    }

    @Override
    public BlockStore reference() {
        return new MemoryBlockStore();
    }

    @Override
    public BlockStore store() {
        return new PostgresBlockStore(DATABASE.get());
    }
}
