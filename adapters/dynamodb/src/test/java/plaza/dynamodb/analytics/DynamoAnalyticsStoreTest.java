package plaza.dynamodb.analytics;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.analytics.AnalyticsStoreContract;
import plaza.core.analytics.AnalyticsStore;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoAnalyticsStoreTest implements AnalyticsStoreContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public AnalyticsStore store() {
        return new DynamoAnalyticsStore(DYNAMO.get());
    }
}
