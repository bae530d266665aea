package plaza.mongodb.chat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.chat.ChatStoreModel;
import plaza.core.chat.ChatStore;
import plaza.memory.chat.MemoryChatStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class ChatStoreModelTest implements ChatStoreModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    ChatStoreModelTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public ChatStore reference() {
        return new MemoryChatStore();
    }

    @Override
    public ChatStore store() {
        return new MongoChatStore(mongo);
    }
}
