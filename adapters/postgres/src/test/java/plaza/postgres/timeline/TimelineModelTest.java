package plaza.postgres.timeline;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.timeline.TimelineModel;
import plaza.contracts.timeline.TimelineModel.Loads;
import plaza.memory.timeline.MemoryTimelineStore;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;

/**
 * Random sequences of operations have the same outcome here as on the reference, as long as nothing
 * is cut off: rows beyond the cap go later here.
 */
@Tag("engine")
class TimelineModelTest {
    private static final int CAP = TimelineModel.POSTS + 1;
    private static final Database DATABASE = DatabaseForTests.open();

    @AfterContainer
    static void close() {
        DATABASE.close();
    }

    @Property(tries = 15)
    void agreesWithTheReference(@ForAll long seed) {
        var model = new MemoryTimelineStore(CAP);
        var store = new PostgresTimelineStore(DATABASE, CAP);
        new TimelineModel(model, store, Loads.WHOLE).agrees(seed, 80);
    }
}
