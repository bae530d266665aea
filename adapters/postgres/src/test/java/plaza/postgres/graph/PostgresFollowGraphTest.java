package plaza.postgres.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowGraphContract;
import plaza.core.graph.FollowGraph;
import plaza.core.id.UserId;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresFollowGraphTest implements FollowGraphContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public FollowGraph graph() {
        return new PostgresFollowGraph(DATABASE.get());
    }

    @Override
    public UserId givenUser() {
        return DATABASE.givenUser();
    }
}
