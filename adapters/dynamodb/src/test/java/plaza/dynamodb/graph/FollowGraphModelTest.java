package plaza.dynamodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowGraphModel;
import plaza.core.graph.FollowGraph;
import plaza.dynamodb.DynamoForTests;
import plaza.memory.graph.MemoryFollowGraph;

@Tag("engine")
class FollowGraphModelTest implements FollowGraphModel {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public FollowGraph reference() {
        return new MemoryFollowGraph();
    }

    @Override
    public FollowGraph store() {
        return new DynamoFollowGraph(DYNAMO.get());
    }
}
