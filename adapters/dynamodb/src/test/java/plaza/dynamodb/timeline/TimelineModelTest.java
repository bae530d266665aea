package plaza.dynamodb.timeline;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.timeline.TimelineModel;
import plaza.contracts.timeline.TimelineModel.Loads;
import plaza.contracts.timeline.TimelineModel.Ways;
import plaza.core.timeline.TimelineStore;
import plaza.dynamodb.DynamoForTests;
import plaza.memory.timeline.MemoryTimelineStore;

/**
 * Random sequences of operations have the same outcome here as on the reference, for who reads the
 * ways that win, as long as nothing is cut off.
 */
@Tag("engine")
class TimelineModelTest {
    private static final int CAP = TimelineModel.POSTS * 4 + 1;
    private static final DynamoForTests DYNAMO = new DynamoForTests();

    private final TimelineStore store = new DynamoTimelineStore(DYNAMO.get(), CAP, () -> 0);

    @AfterContainer
    static void close() {
        DYNAMO.close();
    }

    @Property(tries = 10)
    void agreesWithTheReference(@ForAll long seed) {
        new TimelineModel(new MemoryTimelineStore(CAP), store, Loads.WHOLE, Ways.ALL)
                .agrees(seed, 60);
    }
}
