package plaza.mongodb.live;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.live.StreamStoreContract;
import plaza.core.live.StreamStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoStreamStoreTest implements StreamStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public StreamStore store() {
        return new MongoStreamStore(MONGO.get());
    }
}
