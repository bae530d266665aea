package plaza.redis.timeline;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.timeline.TimelineModel;
import plaza.contracts.timeline.TimelineModel.Loads;
import plaza.contracts.timeline.TimelineModel.Ways;
import plaza.core.timeline.CachedTimelineStore;
import plaza.memory.timeline.MemoryTimelineCacheEpoch;
import plaza.memory.timeline.MemoryTimelineStore;
import plaza.redis.RedisConnection;
import plaza.redis.RedisForTests;

/**
 * Random sequences of operations have the same outcome here as on the reference, as long as nothing
 * is cut off.
 */
@Tag("engine")
class TimelineModelTest {
    private static final int CAP = TimelineModel.POSTS + 1;
    private static final RedisConnection REDIS = RedisForTests.open();

    @AfterContainer
    static void close() {
        REDIS.close();
    }

    @Property(tries = 15)
    void agreesWithTheReference(@ForAll long seed) {
        var model = new MemoryTimelineStore(CAP);
        var store = new RedisTimelineStore(REDIS, CAP);
        new TimelineModel(model, store, Loads.PARTIAL).agrees(seed, 80);
    }

    /** The cache has every way that a post came, also where the store has the winning one. */
    @Property(tries = 15)
    void agreesWithTheReferenceAsACacheBeforeIt(@ForAll long seed) {
        var model = new MemoryTimelineStore(CAP);
        var store =
                new CachedTimelineStore(
                        new MemoryTimelineStore(CAP),
                        new RedisTimelineCache(REDIS, 10 * CAP),
                        new MemoryTimelineCacheEpoch(),
                        Duration.ofHours(1));
        new TimelineModel(model, store, Loads.WHOLE, Ways.ALL).agrees(seed, 80);
    }
}
