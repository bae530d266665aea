package plaza.postgres.repost;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Agreement;
import plaza.contracts.mark.MarkStoreModel;
import plaza.core.repost.RepostStore;
import plaza.memory.repost.MemoryRepostStore;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.post.PostgresFixtures;

@Tag("engine")
class RepostStoreModelTest implements MarkStoreModel<RepostStore>, PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
    }

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
        return new PostgresRepostStore(DATABASE.get());
    }
}
