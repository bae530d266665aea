package plaza.mongodb.repost;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.repost.RepostStoreContract;
import plaza.core.repost.RepostStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoRepostStoreTest implements RepostStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public RepostStore store() {
        return new MongoRepostStore(MONGO.get());
    }
}
