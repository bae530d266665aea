package plaza.postgres.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowGraphModel;
import plaza.core.graph.FollowGraph;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.post.PostgresFixtures;

@Tag("engine")
class FollowGraphModelTest implements FollowGraphModel, PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
    }

    @Override
    public FollowGraph reference() {
        return new MemoryFollowGraph();
    }

    @Override
    public FollowGraph store() {
        return new PostgresFollowGraph(DATABASE.get());
    }
}
