package plaza.redis.session;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.Samples;
import plaza.contracts.session.SessionStoreModel;
import plaza.memory.session.MemorySessionStore;
import plaza.redis.RedisConnection;
import plaza.redis.RedisForTests;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class SessionStoreModelTest {
    private static final RedisConnection REDIS = RedisForTests.open();

    @AfterContainer
    static void close() {
        REDIS.close();
    }

    @Property(tries = 60)
    void agreesWithTheReference(
            @ForAll @Size(max = 60) List<@IntRange(max = 99_999) Integer> steps) {
        new SessionStoreModel(
                        new MemorySessionStore(),
                        new RedisSessionStore(REDIS),
                        Stream.generate(Samples::userId).limit(3).toList())
                .agrees(steps);
    }
}
