package plaza.core.live;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import plaza.core.id.UserId;
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

    void tell(LiveStream stream, StreamUpdate update) {
        Set<UserId> people = new LinkedHashSet<>(viewers.list(stream.id(), clock.instant()));
        people.add(stream.host());
        people.addAll(stream.people(StreamPart.PARTICIPANT));
        people.addAll(stream.people(StreamPart.MODERATOR));
        people.addAll(stream.people(StreamPart.INVITED));
        updates.publish(people, update);
    }
}
