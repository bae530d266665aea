package plaza.mongodb.chat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.chat.ChatStoreModel;
import plaza.core.chat.ChatStore;
import plaza.memory.chat.MemoryChatStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class ChatStoreModelTest implements ChatStoreModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public ChatStore reference() {
        return new MemoryChatStore();
    }

    @Override
    public ChatStore store() {
        return new MongoChatStore(MONGO.get());
    }
}
