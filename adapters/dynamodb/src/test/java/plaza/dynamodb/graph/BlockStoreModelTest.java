package plaza.dynamodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.BlockStoreModel;
import plaza.core.graph.BlockStore;
import plaza.dynamodb.DynamoForTests;
import plaza.memory.graph.MemoryBlockStore;

@Tag("engine")
class BlockStoreModelTest implements BlockStoreModel {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public BlockStore reference() {
        return new MemoryBlockStore();
    }

    @Override
    public BlockStore store() {
        return new DynamoBlockStore(DYNAMO.get());
    }
}
