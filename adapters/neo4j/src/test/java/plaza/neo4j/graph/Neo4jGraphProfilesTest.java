package plaza.neo4j.graph;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import plaza.contracts.graph.GraphProfilesContract;
import plaza.core.graph.GraphProfiles;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.neo4j.Neo4j;

@Tag("engine")
class Neo4jGraphProfilesTest implements GraphProfilesContract {
    private static final Neo4j NEO4J =
            Neo4j.open(TestEngine.address(Recipes.NEO4J), null, null, Duration.ofSeconds(20));

    @AfterAll
    static void close() {
        NEO4J.close();
    }

    @Override
    public GraphProfiles profiles() {
        return new Neo4jGraphProfiles(NEO4J);
    }
}
