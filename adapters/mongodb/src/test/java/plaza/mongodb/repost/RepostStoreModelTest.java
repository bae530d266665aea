package plaza.mongodb.repost;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Agreement;
import plaza.contracts.mark.MarkStoreModel;
import plaza.core.repost.RepostStore;
import plaza.memory.repost.MemoryRepostStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class RepostStoreModelTest implements MarkStoreModel<RepostStore> {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public Agreement<RepostStore> agreement() {
        return Agreement.on(RepostStore.class).often(2, "put");
    }

    @Override
    public RepostStore reference() {
        return new MemoryRepostStore();
    }

    @Override
    public RepostStore store() {
        return new MongoRepostStore(MONGO.get());
    }
}
