package plaza.postgres.activity;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.activity.ActivityStoreContract;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresActivityStoreTest implements ActivityStoreContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public PostgresActivityStore store() {
        return new PostgresActivityStore(DATABASE.get());
    }
}
