package plaza.memory.timeline;

import plaza.contracts.timeline.TimelineCacheContract;
import plaza.core.timeline.TimelineCache;

final class MemoryTimelineCacheTest implements TimelineCacheContract {
    private final TimelineCache cache = new MemoryTimelineCache(CAP);

    @Override
    public TimelineCache cache() {
        return cache;
    }
}
