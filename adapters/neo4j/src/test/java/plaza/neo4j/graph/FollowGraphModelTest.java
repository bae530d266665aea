package plaza.neo4j.graph;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.Samples;
import plaza.contracts.graph.FollowGraphModel;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.neo4j.Neo4j;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class FollowGraphModelTest {
    private static final Neo4j NEO4J =
            Neo4j.open(TestEngine.address(Recipes.NEO4J), null, null, Duration.ofSeconds(20));

    @AfterContainer
    static void close() {
        NEO4J.close();
    }

    @Property(tries = 30)
    void agreesWithTheReference(
            @ForAll @Size(max = 60) List<@IntRange(max = 99_999) Integer> steps) {
        new FollowGraphModel(
                        new MemoryFollowGraph(),
                        new Neo4jFollowGraph(NEO4J),
                        Stream.generate(Samples::userId).limit(FollowGraphModel.PEOPLE).toList())
                .agrees(steps);
    }
}
