package plaza.postgres.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowRequestStoreContract;
import plaza.core.graph.FollowRequestStore;
import plaza.core.id.UserId;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresFollowRequestStoreTest implements FollowRequestStoreContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public FollowRequestStore store() {
        return new PostgresFollowRequestStore(DATABASE.get());
    }

    @Override
    public UserId givenUser() {
        return DATABASE.givenUser();
    }
}
