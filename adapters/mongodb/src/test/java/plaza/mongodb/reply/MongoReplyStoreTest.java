package plaza.mongodb.reply;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.reply.ReplyStoreContract;
import plaza.core.reply.ReplyStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoReplyStoreTest implements ReplyStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public int manyIds() {
        return MongoForTests.MANY;
    }

    @Override
    public ReplyStore store() {
        return new MongoReplyStore(MONGO.get());
    }
}
