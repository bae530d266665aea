package plaza.dynamodb.reply;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.reply.ReplyStoreModel;
import plaza.core.reply.ReplyStore;
import plaza.dynamodb.DynamoForTests;
import plaza.memory.reply.MemoryReplyStore;

@Tag("engine")
class ReplyStoreModelTest implements ReplyStoreModel {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public ReplyStore reference() {
        return new MemoryReplyStore();
    }

    @Override
    public ReplyStore store() {
        return new DynamoReplyStore(DYNAMO.get());
    }
}
