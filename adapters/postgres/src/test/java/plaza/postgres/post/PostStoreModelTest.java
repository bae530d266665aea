package plaza.postgres.post;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.post.PostStoreModel;
import plaza.memory.post.MemoryPostStore;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class PostStoreModelTest {
    private static final Database DATABASE = DatabaseForTests.open();

    @AfterContainer
    static void close() {
        DATABASE.close();
    }

    @Property(tries = 60)
    void agreesWithTheReference(
            @ForAll @Size(max = 60) List<@IntRange(max = 99_999) Integer> steps) {
        new PostStoreModel(
                        new MemoryPostStore(),
                        new PostgresPostStore(DATABASE),
                        Stream.generate(() -> DatabaseForTests.givenUser(DATABASE))
                                .limit(3)
                                .toList())
                .agrees(steps);
    }
}
