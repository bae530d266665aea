package plaza.memory.timeline;

import plaza.contracts.timeline.TimelineCacheEpochContract;
import plaza.core.timeline.TimelineCacheEpoch;

final class MemoryTimelineCacheEpochTest implements TimelineCacheEpochContract {
    private final TimelineCacheEpoch epoch = new MemoryTimelineCacheEpoch();

    @Override
    public TimelineCacheEpoch epoch() {
        return epoch;
    }

    @Override
    public TimelineCacheEpoch elsewhere() {
        return epoch;
    }
}
