package plaza.cassandra.analytics;

import org.junit.jupiter.api.Tag;
import plaza.cassandra.CassandraForTests;
import plaza.contracts.analytics.AnalyticsStoreContract;
import plaza.core.analytics.AnalyticsStore;

@Tag("engine")
class CassandraAnalyticsStoreTest implements AnalyticsStoreContract {
    private static final AnalyticsStore STORE =
            new CassandraAnalyticsStore(CassandraForTests.get());

    @Override
    public int manyIds() {
        return CassandraForTests.MANY;
    }

    @Override
    public AnalyticsStore store() {
        return STORE;
    }
}
