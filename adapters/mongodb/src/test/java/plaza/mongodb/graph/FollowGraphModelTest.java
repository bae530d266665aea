package plaza.mongodb.graph;

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
import plaza.memory.graph.MemoryFollowGraph;
import plaza.mongodb.MongoForTests;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class FollowGraphModelTest {
    private static final MongoForTests MONGO = new MongoForTests();

    @AfterContainer
    static void close() {
        MONGO.close();
    }

    @Property(tries = 60)
    void agreesWithTheReference(
            @ForAll @Size(max = 60) List<@IntRange(max = 99_999) Integer> steps) {
        new FollowGraphModel(
                        new MemoryFollowGraph(),
                        new MongoFollowGraph(MONGO.get()),
                        Stream.generate(Samples::userId).limit(FollowGraphModel.PEOPLE).toList())
                .agrees(steps);
    }
}
