package plaza.mongodb.chat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.chat.ChatStoreContract;
import plaza.core.chat.ChatStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoChatStoreTest implements ChatStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public ChatStore store() {
        return new MongoChatStore(MONGO.get());
    }
}
