package plaza.postgres.idempotency;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.idempotency.IdempotencyStoreContract;
import plaza.core.id.UserId;
import plaza.core.idempotency.IdempotencyStore;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresIdempotencyStoreTest implements IdempotencyStoreContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public IdempotencyStore store() {
        return new PostgresIdempotencyStore(DATABASE.get());
    }

    @Override
    public UserId givenUser() {
        return DATABASE.givenUser();
    }
}
