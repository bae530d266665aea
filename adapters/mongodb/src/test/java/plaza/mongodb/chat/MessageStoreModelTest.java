package plaza.mongodb.chat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.chat.MessageStoreModel;
import plaza.core.chat.MessageStore;
import plaza.memory.chat.MemoryMessageStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MessageStoreModelTest implements MessageStoreModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public MessageStore reference() {
        return new MemoryMessageStore();
    }

    @Override
    public MessageStore store() {
        return new MongoMessageStore(MONGO.get());
    }
}
