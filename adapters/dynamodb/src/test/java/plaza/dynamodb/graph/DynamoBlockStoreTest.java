package plaza.dynamodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.BlockStoreContract;
import plaza.core.graph.BlockStore;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoBlockStoreTest implements BlockStoreContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public BlockStore store() {
        return new DynamoBlockStore(DYNAMO.get());
    }
}
