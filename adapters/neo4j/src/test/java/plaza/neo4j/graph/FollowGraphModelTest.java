package plaza.neo4j.graph;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import plaza.contracts.CallTimeout;
import plaza.contracts.graph.FollowGraphModel;
import plaza.core.graph.FollowGraph;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.neo4j.Neo4j;

@Tag("engine")
class FollowGraphModelTest implements FollowGraphModel {
    private static final Neo4j NEO4J =
            Neo4j.open(TestEngine.address(Recipes.NEO4J), null, null, CallTimeout.PATIENT);

    @AfterAll
    static void close() {
        NEO4J.close();
    }

    @Override
    public FollowGraph reference() {
        return new MemoryFollowGraph();
    }

    @Override
    public FollowGraph store() {
        return new Neo4jFollowGraph(NEO4J);
    }
}
