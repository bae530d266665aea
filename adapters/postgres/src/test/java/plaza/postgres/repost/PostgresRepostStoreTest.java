package plaza.postgres.repost;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.repost.RepostStoreContract;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.post.PostgresFixtures;

@Tag("engine")
class PostgresRepostStoreTest implements RepostStoreContract, PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
    }

    @Override
    public PostgresRepostStore store() {
        return new PostgresRepostStore(DATABASE.get());
    }
}
