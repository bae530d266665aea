package plaza.dynamodb.timeline;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.timeline.ConcurrentTimelineContract;
import plaza.contracts.timeline.TimelineStoreContract;
import plaza.core.timeline.CachedTimelineStore;
import plaza.core.timeline.TimelineStore;
import plaza.dynamodb.DynamoForTests;
import plaza.memory.timeline.MemoryTimelineCache;

/** Timelines in DynamoDB with a cache before them. */
@Tag("engine")
class CachedTimelineStoreTest implements TimelineStoreContract, ConcurrentTimelineContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    private static final TimelineStore STORE =
            new CachedTimelineStore(
                    new DynamoTimelineStore(DYNAMO.get(), CAP, () -> 0),
                    new MemoryTimelineCache(CAP),
                    new DynamoTimelineCacheEpoch(DYNAMO.get()),
                    Duration.ofHours(1));

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public TimelineStore timelines() {
        return STORE;
    }
}
