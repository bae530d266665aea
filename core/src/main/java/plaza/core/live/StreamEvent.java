package plaza.core.live;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.event.Event;
import plaza.core.event.Stored;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;

/** A live stream was planned, changed, started or ended. */
public sealed interface StreamEvent extends Event {
    StreamId stream();

    @Override
    default UUID key() {
        return stream().value();
    }

    @Override
    default String subject() {
        return "stream:" + stream();
    }

    /** A stream was planned. */
    record StreamCreated(StreamId stream, @Stored("user") UserId host, Instant at)
            implements StreamEvent {
        /** How many a host has that have not ended is counted. */
        @Override
        public Set<UUID> alsoAlone() {
            return Set.of(host.value());
        }
    }

    /**
     * A stream is called something else, somebody else is in it, or it is not planned any more.
     *
     * @param person who is something else in it than before; null where it is about nobody
     */
    record StreamChanged(
            StreamId stream, @Stored("user") UserId host, @Nullable UserId person, Instant at)
            implements StreamEvent {}

    record StreamStarted(StreamId stream, @Stored("user") UserId host, Instant at)
            implements StreamEvent {}

    record StreamEnded(StreamId stream, @Stored("user") UserId host, Instant at)
            implements StreamEvent {}
}
