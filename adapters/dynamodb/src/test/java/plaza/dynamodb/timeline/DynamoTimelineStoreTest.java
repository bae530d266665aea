package plaza.dynamodb.timeline;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.timeline.ConcurrentTimelineContract;
import plaza.contracts.timeline.TimelineStoreContract;
import plaza.core.timeline.TimelineStore;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoTimelineStoreTest implements TimelineStoreContract, ConcurrentTimelineContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    /** It trims after each delivery. */
    private static final TimelineStore STORE = new DynamoTimelineStore(DYNAMO.get(), CAP, () -> 0);

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public TimelineStore timelines() {
        return STORE;
    }
}
