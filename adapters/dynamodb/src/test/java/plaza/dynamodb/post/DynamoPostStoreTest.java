package plaza.dynamodb.post;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.post.PostStoreContract;
import plaza.core.post.PostStore;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoPostStoreTest implements PostStoreContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public PostStore store() {
        return new DynamoPostStore(DYNAMO.get());
    }
}
