package plaza.core.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;

/**
 * Counts the viewers of streams. Whoever is not heard of within {@link #SILENCE} is gone without a
 * word. Exact, but not kept for ever: {@link StreamStore#noteViewers} keeps the figures.
 */
public interface ViewerCounter {
    /** How long somebody counts who says nothing. */
    Duration SILENCE = Duration.ofSeconds(30);

    /** Somebody watches, or still does. */
    Viewers join(StreamId stream, UserId viewer, Instant now);

    /** Somebody does not watch any more. */
    Viewers leave(StreamId stream, UserId viewer, Instant now);

    /** The figures of some streams; all are answered. */
    Map<StreamId, Viewers> count(Collection<StreamId> streams, Instant now);

    /** Who watches, by id. */
    List<UserId> list(StreamId stream, Instant now);

    /** Forgets a stream that has ended. */
    void forget(StreamId stream);
}
