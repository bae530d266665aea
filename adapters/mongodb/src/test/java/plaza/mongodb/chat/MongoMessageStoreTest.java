package plaza.mongodb.chat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.chat.MessageStoreContract;
import plaza.core.chat.MessageStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoMessageStoreTest implements MessageStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoMessageStoreTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public int manyIds() {
        return MongoForTests.MANY;
    }

    @Override
    public MessageStore store() {
        return new MongoMessageStore(mongo);
    }
}
