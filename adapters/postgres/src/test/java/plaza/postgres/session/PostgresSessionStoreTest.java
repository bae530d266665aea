package plaza.postgres.session;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.session.SessionStoreContract;
import plaza.core.id.UserId;
import plaza.core.session.SessionStore;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresSessionStoreTest implements SessionStoreContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public SessionStore store() {
        return new PostgresSessionStore(DATABASE.get());
    }

    @Override
    public UserId givenUser() {
        return DATABASE.givenUser();
    }
}
