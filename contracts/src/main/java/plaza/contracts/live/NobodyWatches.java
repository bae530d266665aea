package plaza.contracts.live;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.ViewerCounter;
import plaza.core.live.Viewers;

/** Counts nobody, where viewers do not matter. */
public final class NobodyWatches implements ViewerCounter {
    @Override
    public Viewers join(StreamId stream, UserId viewer, Instant now) {
        return Viewers.NONE;
    }

    @Override
    public Viewers leave(StreamId stream, UserId viewer, Instant now) {
        return Viewers.NONE;
    }

    @Override
    public Map<StreamId, Viewers> count(Collection<StreamId> streams, Instant now) {
        Map<StreamId, Viewers> none = new HashMap<>();
        streams.forEach(stream -> none.put(stream, Viewers.NONE));
        return none;
    }

    @Override
    public List<UserId> list(StreamId stream, Instant now) {
        return List.of();
    }

    @Override
    public void forget(StreamId stream) {
        // There is nothing to forget.
    }
}
