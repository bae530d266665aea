package plaza.dynamodb.timeline;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.timeline.TimelineCacheEpochContract;
import plaza.core.timeline.TimelineCacheEpoch;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoTimelineCacheEpochTest implements TimelineCacheEpochContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    private final TimelineCacheEpoch epoch = new DynamoTimelineCacheEpoch(DYNAMO.get());
    private final TimelineCacheEpoch elsewhere = new DynamoTimelineCacheEpoch(DYNAMO.get());

    @Override
    public TimelineCacheEpoch epoch() {
        return epoch;
    }

    @Override
    public TimelineCacheEpoch elsewhere() {
        return elsewhere;
    }
}
