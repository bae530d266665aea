package plaza.core.live;

import java.time.Clock;
import java.util.List;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;

/** Watching: who says that they do, and does so again before they count as gone. */
public final class Watching {
    private final ViewerCounter viewers;
    private final StreamAccessPolicy gate;
    private final Clock clock;

    public Watching(ViewerCounter viewers, StreamAccessPolicy gate, Clock clock) {
        this.viewers = viewers;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * Somebody watches, or still does. The host does not count.
     *
     * @throws plaza.core.DomainException CONFLICT for a stream that is not live
     */
    public Viewers join(UserId viewer, StreamId id) {
        LiveStream stream = gate.requireLive(viewer, id);
        return stream.host().equals(viewer) ? count(id) : viewers.join(id, viewer, clock.instant());
    }

    /** Somebody watches no more; also when the stream has ended. */
    public Viewers leave(UserId viewer, StreamId id) {
        LiveStream stream = gate.require(viewer, id).stream();
        return stream.isLive() ? viewers.leave(id, viewer, clock.instant()) : stream.viewers();
    }

    private Viewers count(StreamId id) {
        return viewers.count(List.of(id), clock.instant()).getOrDefault(id, Viewers.NONE);
    }
}
