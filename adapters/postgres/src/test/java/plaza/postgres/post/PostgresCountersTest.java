package plaza.postgres.post;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.post.CountersContract;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresCountersTest implements CountersContract, PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
    }

    @Override
    public PostgresCounters counters() {
        return new PostgresCounters(DATABASE.get());
    }
}
