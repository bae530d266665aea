package plaza.dynamodb.repost;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.repost.RepostStoreContract;
import plaza.core.repost.RepostStore;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoRepostStoreTest implements RepostStoreContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public RepostStore store() {
        return new DynamoRepostStore(DYNAMO.get());
    }
}
