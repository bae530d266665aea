package plaza.mongodb.chat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.chat.MessageStoreModel;
import plaza.core.chat.MessageStore;
import plaza.memory.chat.MemoryMessageStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MessageStoreModelTest implements MessageStoreModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MessageStoreModelTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public MessageStore reference() {
        return new MemoryMessageStore();
    }

    @Override
    public MessageStore store() {
        return new MongoMessageStore(mongo);
    }
}
