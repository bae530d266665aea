package plaza.postgres.search;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.search.SearchIndexContract;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresSearchIndexTest implements SearchIndexContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public PostgresSearchIndex index() {
        return new PostgresSearchIndex(DATABASE.get());
    }
}
