package plaza.mongodb.reply;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.reply.ReplyStoreModel;
import plaza.core.reply.ReplyStore;
import plaza.memory.reply.MemoryReplyStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class ReplyStoreModelTest implements ReplyStoreModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public ReplyStore reference() {
        return new MemoryReplyStore();
    }

    @Override
    public ReplyStore store() {
        return new MongoReplyStore(MONGO.get());
    }
}
