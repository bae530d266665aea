package plaza.dynamodb.reply;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.reply.ReplyStoreContract;
import plaza.core.reply.ReplyStore;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoReplyStoreTest implements ReplyStoreContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public ReplyStore store() {
        return new DynamoReplyStore(DYNAMO.get());
    }
}
