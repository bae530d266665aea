package plaza.dynamodb.like;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.like.LikeStoreContract;
import plaza.core.like.LikeStore;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoLikeStoreTest implements LikeStoreContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public LikeStore store() {
        return new DynamoLikeStore(DYNAMO.get());
    }
}
