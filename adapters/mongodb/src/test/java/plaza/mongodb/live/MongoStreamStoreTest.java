package plaza.mongodb.live;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.live.StreamStoreContract;
import plaza.core.live.StreamStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoStreamStoreTest implements StreamStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoStreamStoreTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public StreamStore store() {
        return new MongoStreamStore(mongo);
    }
}
