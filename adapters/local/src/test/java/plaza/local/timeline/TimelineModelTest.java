package plaza.local.timeline;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import plaza.contracts.timeline.TimelineModel;
import plaza.contracts.timeline.TimelineModel.Loads;
import plaza.memory.timeline.MemoryTimelineStore;

/** Random sequences of operations have the same outcome here as on the reference. */
class TimelineModelTest {
    /** Smaller than timelines become. */
    private static final int CAP = TimelineModel.POSTS * 2 / 3;

    @Property(tries = 300)
    void agreesWithTheReference(@ForAll long seed) {
        var model = new MemoryTimelineStore(CAP);
        var store = new LocalTimelineStore(CAP, 10_000);
        new TimelineModel(model, store, Loads.PARTIAL).agrees(seed, 150);
    }
}
