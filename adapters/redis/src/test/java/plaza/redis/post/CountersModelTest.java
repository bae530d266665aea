package plaza.redis.post;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.Samples;
import plaza.contracts.post.CountersModel;
import plaza.memory.post.MemoryCounters;
import plaza.redis.RedisConnection;
import plaza.redis.RedisForTests;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class CountersModelTest {
    private static final RedisConnection REDIS = RedisForTests.open();

    @AfterContainer
    static void close() {
        REDIS.close();
    }

    @Property(tries = 60)
    void agreesWithTheReference(
            @ForAll @Size(max = 60) List<@IntRange(max = 99_999) Integer> steps) {
        new CountersModel(
                        new MemoryCounters(),
                        new RedisCounters(REDIS),
                        Stream.generate(() -> Samples.postId(Samples.userId())).limit(4).toList())
                .agrees(steps);
    }
}
