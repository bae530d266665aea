package plaza.mongodb.chat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.chat.MessageStoreContract;
import plaza.core.chat.MessageStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoMessageStoreTest implements MessageStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public int manyIds() {
        return MongoForTests.MANY;
    }

    @Override
    public MessageStore store() {
        return new MongoMessageStore(MONGO.get());
    }
}
