package plaza.core.live;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import plaza.core.chat.ChatUpdateFilter;
import plaza.core.id.UserId;
import plaza.core.update.Payload;
import plaza.core.update.Topic;
import plaza.core.update.Updates;

/** Tells those who are in a stream, or watch it, what happens there. */
public final class StreamNews {
    private final ViewerCounter viewers;
    private final Updates updates;
    private final Clock clock;

    public StreamNews(ViewerCounter viewers, Updates updates, Clock clock) {
        this.viewers = viewers;
        this.updates = updates;
        this.clock = clock;
    }

    void viewers(LiveStream stream, Viewers now, Instant at) {
        tell(
                stream,
                stream.host(),
                "viewers",
                "%s:%d:%d:%d".formatted(stream.id(), now.now(), now.total(), at.getEpochSecond()),
                at,
                Payload.with()
                        .put("viewers", now.now())
                        .put("peakViewers", now.peak())
                        .put("totalViewers", now.total()));
    }

    /**
     * @param actor who did it: those who are blocked do not hear of it
     * @param type what it is, for clients
     * @param id names the act, without spaces
     */
    void tell(
            LiveStream stream,
            UserId actor,
            String type,
            String id,
            Instant at,
            Payload.Builder payload) {
        Set<UserId> people = new LinkedHashSet<>(viewers.list(stream.id(), clock.instant()));
        people.add(stream.host());
        people.addAll(stream.people(StreamPart.PARTICIPANT));
        people.addAll(stream.people(StreamPart.MODERATOR));
        people.addAll(stream.people(StreamPart.INVITED));
        updates.publish(
                people,
                Topic.STREAMS,
                ChatUpdateFilter.subject(type, actor, id, at),
                payload.put("type", type).put("streamId", stream.id().toString()).build());
    }
}
