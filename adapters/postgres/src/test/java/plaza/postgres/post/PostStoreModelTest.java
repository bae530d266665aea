package plaza.postgres.post;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.post.PostStoreModel;
import plaza.core.post.PostStore;
import plaza.memory.post.MemoryPostStore;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostStoreModelTest implements PostStoreModel, PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
    }

    @Override
    public PostStore reference() {
        return new MemoryPostStore();
    }

    @Override
    public PostStore store() {
        return new PostgresPostStore(DATABASE.get());
    }
}
