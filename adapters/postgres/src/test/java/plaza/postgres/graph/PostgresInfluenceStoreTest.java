package plaza.postgres.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.InfluenceStoreContract;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresInfluenceStoreTest implements InfluenceStoreContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public PostgresInfluenceStore store() {
        return new PostgresInfluenceStore(DATABASE.get());
    }
}
