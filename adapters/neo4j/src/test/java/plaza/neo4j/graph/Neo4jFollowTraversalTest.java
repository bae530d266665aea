package plaza.neo4j.graph;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import plaza.contracts.CallTimeout;
import plaza.contracts.graph.FollowTraversalContract;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowTraversal;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.neo4j.Neo4j;

@Tag("engine")
class Neo4jFollowTraversalTest implements FollowTraversalContract {
    private static final Neo4j NEO4J =
            Neo4j.open(TestEngine.address(Recipes.NEO4J), null, null, CallTimeout.PATIENT);

    @AfterAll
    static void close() {
        NEO4J.close();
    }

    @Override
    public FollowGraph graph() {
        return new Neo4jFollowGraph(NEO4J);
    }

    @Override
    public FollowTraversal traversal() {
        return new Neo4jFollowTraversal(NEO4J);
    }
}
