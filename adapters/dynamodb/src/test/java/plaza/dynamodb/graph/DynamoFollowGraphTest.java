package plaza.dynamodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowGraphContract;
import plaza.core.graph.FollowGraph;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoFollowGraphTest implements FollowGraphContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public FollowGraph graph() {
        return new DynamoFollowGraph(DYNAMO.get());
    }
}
