package plaza.postgres.analytics;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.analytics.AnalyticsStoreContract;
import plaza.core.analytics.AnalyticsStore;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresAnalyticsStoreTest implements AnalyticsStoreContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public AnalyticsStore store() {
        return new PostgresAnalyticsStore(DATABASE.get());
    }
}
