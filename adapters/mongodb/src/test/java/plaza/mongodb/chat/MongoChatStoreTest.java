package plaza.mongodb.chat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.chat.ChatStoreContract;
import plaza.core.chat.ChatStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoChatStoreTest implements ChatStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoChatStoreTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public ChatStore store() {
        return new MongoChatStore(mongo);
    }
}
