package plaza.postgres.bookmark;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.bookmark.BookmarkStoreContract;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.post.PostgresFixtures;

@Tag("engine")
class PostgresBookmarkStoreTest implements BookmarkStoreContract, PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
    }

    @Override
    public PostgresBookmarkStore store() {
        return new PostgresBookmarkStore(DATABASE.get());
    }
}
