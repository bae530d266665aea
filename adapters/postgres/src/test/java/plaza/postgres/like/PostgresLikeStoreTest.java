package plaza.postgres.like;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.like.LikeStoreContract;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.post.PostgresFixtures;

@Tag("engine")
class PostgresLikeStoreTest implements LikeStoreContract, PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
    }

    @Override
    public PostgresLikeStore store() {
        return new PostgresLikeStore(DATABASE.get());
    }
}
