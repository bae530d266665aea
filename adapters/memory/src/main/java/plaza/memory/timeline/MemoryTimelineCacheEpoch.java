package plaza.memory.timeline;

import java.util.UUID;
import plaza.core.timeline.TimelineCacheEpoch;

/** The epoch of cached timelines, for as long as the process. Thread-safe. */
public final class MemoryTimelineCacheEpoch implements TimelineCacheEpoch {
    private volatile UUID epoch = UUID.randomUUID();

    @Override
    public UUID recent() {
        return epoch;
    }

    @Override
    public void advance() {
        epoch = UUID.randomUUID();
    }
}
