package plaza.cassandra.timeline;

import org.junit.jupiter.api.Tag;
import plaza.cassandra.CassandraForTests;
import plaza.contracts.timeline.ConcurrentTimelineContract;
import plaza.contracts.timeline.TimelineStoreContract;
import plaza.core.timeline.TimelineStore;

@Tag("engine")
class CassandraTimelineStoreTest implements TimelineStoreContract, ConcurrentTimelineContract {
    private static final TimelineStore STORE =
            new CassandraTimelineStore(CassandraForTests.get(), CAP);

    @Override
    public TimelineStore timelines() {
        return STORE;
    }
}
