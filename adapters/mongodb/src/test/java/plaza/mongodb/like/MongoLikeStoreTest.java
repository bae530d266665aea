package plaza.mongodb.like;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.like.LikeStoreContract;
import plaza.core.like.LikeStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoLikeStoreTest implements LikeStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public LikeStore store() {
        return new MongoLikeStore(MONGO.get());
    }
}
