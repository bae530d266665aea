package plaza.postgres.post;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.post.PostStoreContract;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresPostStoreTest implements PostStoreContract, PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
    }

    @Override
    public PostgresPostStore store() {
        return new PostgresPostStore(DATABASE.get());
    }
}
