package plaza.postgres.like;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Agreement;
import plaza.contracts.mark.MarkStoreModel;
import plaza.core.like.LikeStore;
import plaza.memory.like.MemoryLikeStore;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.post.PostgresFixtures;

@Tag("engine")
class LikeStoreModelTest implements MarkStoreModel<LikeStore>, PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
    }

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
        return new PostgresLikeStore(DATABASE.get());
    }
}
