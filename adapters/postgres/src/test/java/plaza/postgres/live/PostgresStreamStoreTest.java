package plaza.postgres.live;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.live.StreamStoreContract;
import plaza.core.id.UserId;
import plaza.core.live.StreamStore;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresStreamStoreTest implements StreamStoreContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public StreamStore store() {
        return new PostgresStreamStore(DATABASE.get());
    }

    @Override
    public UserId givenUser() {
        return DATABASE.givenUser();
    }
}
