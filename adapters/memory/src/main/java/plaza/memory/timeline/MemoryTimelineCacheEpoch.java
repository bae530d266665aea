package plaza.memory.timeline;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import plaza.core.timeline.TimelineCacheEpoch;

/** The epoch of cached timelines, for as long as the process. Thread-safe. */
public final class MemoryTimelineCacheEpoch implements TimelineCacheEpoch {
    private final AtomicReference<UUID> epoch = new AtomicReference<>(UUID.randomUUID());

    @Override
    public UUID recent() {
        return epoch.get();
    }

    @Override
    public void advance() {
        epoch.set(UUID.randomUUID());
    }
}
