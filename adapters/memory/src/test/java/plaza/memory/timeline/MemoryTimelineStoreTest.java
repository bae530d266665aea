package plaza.memory.timeline;

import plaza.contracts.timeline.ConcurrentTimelineContract;
import plaza.contracts.timeline.SingleWayTimelineContract;
import plaza.contracts.timeline.TimelineStoreContract;
import plaza.core.timeline.TimelineStore;

class MemoryTimelineStoreTest
        implements TimelineStoreContract, ConcurrentTimelineContract, SingleWayTimelineContract {
    private final TimelineStore timelines = new MemoryTimelineStore(CAP);

    @Override
    public TimelineStore timelines() {
        return timelines;
    }
}
