package plaza.cassandra.post;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import plaza.cassandra.CassandraForTests;
import plaza.contracts.Samples;
import plaza.contracts.post.PostStoreModel;
import plaza.core.post.PostStore;
import plaza.memory.post.MemoryPostStore;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class PostStoreModelTest {
    private static final PostStore STORE = new CassandraPostStore(CassandraForTests.get());

    @Property(tries = 20)
    void agreesWithTheReference(
            @ForAll @Size(max = 60) List<@IntRange(max = 99_999) Integer> steps) {
        new PostStoreModel(
                        new MemoryPostStore(),
                        STORE,
                        Stream.generate(Samples::userId).limit(3).toList())
                .agrees(steps);
    }
}
