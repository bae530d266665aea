package plaza.dynamodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.InfluenceStoreContract;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoInfluenceStoreTest implements InfluenceStoreContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public DynamoInfluenceStore store() {
        return new DynamoInfluenceStore(DYNAMO.get());
    }
}
