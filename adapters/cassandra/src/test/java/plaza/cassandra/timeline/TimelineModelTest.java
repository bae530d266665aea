package plaza.cassandra.timeline;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import plaza.cassandra.CassandraForTests;
import plaza.contracts.timeline.TimelineModel;
import plaza.contracts.timeline.TimelineModel.Loads;
import plaza.contracts.timeline.TimelineModel.Ways;
import plaza.core.timeline.TimelineStore;
import plaza.memory.timeline.MemoryTimelineStore;

/**
 * Random sequences of operations have the same outcome here as on the reference, for who reads the
 * ways that win, as long as nothing is cut off.
 */
@Tag("engine")
class TimelineModelTest {
    private static final int CAP = TimelineModel.POSTS * 4 + 1;
    private static final TimelineStore STORE =
            new CassandraTimelineStore(CassandraForTests.get(), CAP);

    @Property(tries = 8)
    void agreesWithTheReference(@ForAll long seed) {
        new TimelineModel(new MemoryTimelineStore(CAP), STORE, Loads.WHOLE, Ways.ALL)
                .agrees(seed, 60);
    }
}
