package plaza.dynamodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowRequestStoreContract;
import plaza.core.graph.FollowRequestStore;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoFollowRequestStoreTest implements FollowRequestStoreContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public FollowRequestStore store() {
        return new DynamoFollowRequestStore(DYNAMO.get());
    }
}
