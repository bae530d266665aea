package plaza.memory.analytics;

import plaza.contracts.analytics.AnalyticsStoreContract;
import plaza.core.analytics.AnalyticsStore;

class MemoryAnalyticsStoreTest implements AnalyticsStoreContract {
    private final AnalyticsStore store = new MemoryAnalyticsStore();

    @Override
    public AnalyticsStore store() {
        return store;
    }
}
