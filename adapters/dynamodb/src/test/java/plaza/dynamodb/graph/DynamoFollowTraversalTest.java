package plaza.dynamodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.FollowTraversalContract;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.WalkedTraversal;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoFollowTraversalTest implements FollowTraversalContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public FollowGraph graph() {
        return new DynamoFollowGraph(DYNAMO.get());
    }

    @Override
    public FollowTraversal traversal() {
        return new WalkedTraversal(graph());
    }
}
