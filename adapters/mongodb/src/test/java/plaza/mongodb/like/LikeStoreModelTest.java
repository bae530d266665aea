package plaza.mongodb.like;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Agreement;
import plaza.contracts.mark.MarkStoreModel;
import plaza.core.like.LikeStore;
import plaza.memory.like.MemoryLikeStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class LikeStoreModelTest implements MarkStoreModel<LikeStore> {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public Agreement<LikeStore> agreement() {
        return Agreement.on(LikeStore.class).often(2, "put");
    }

    @Override
    public LikeStore reference() {
        return new MemoryLikeStore();
    }

    @Override
    public LikeStore store() {
        return new MongoLikeStore(MONGO.get());
    }
}
