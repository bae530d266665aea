package plaza.postgres.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowTraversalContract;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowTraversal;
import plaza.core.id.UserId;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresFollowTraversalTest implements FollowTraversalContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public FollowGraph graph() {
        return new PostgresFollowGraph(DATABASE.get());
    }

    @Override
    public FollowTraversal traversal() {
        return new PostgresFollowTraversal(DATABASE.get());
    }

    @Override
    public UserId givenUser() {
        return DATABASE.givenUser();
    }
}
