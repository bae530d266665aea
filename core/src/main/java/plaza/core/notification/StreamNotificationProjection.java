package plaza.core.notification;

import java.time.Instant;
import java.util.List;
import java.util.stream.Gatherers;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowGraph;
import plaza.core.id.UserId;
import plaza.core.live.StreamEvent.StreamStarted;

/**
 * Tells all followers of a host, however many they are, that a stream has begun. What else people
 * are told does not wait for that.
 */
public final class StreamNotificationProjection implements Projection {
    private static final int AT_A_TIME = 1_000;

    private final FollowGraph graph;
    private final NotificationWrites writes;

    public StreamNotificationProjection(FollowGraph graph, NotificationWrites writes) {
        this.graph = graph;
        this.writes = writes;
    }

    @Override
    public String name() {
        return "stream-notifications";
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            if (entry.event() instanceof StreamStarted started) {
                tell(started, entry.at());
            }
        }
    }

    private void tell(StreamStarted started, Instant asOf) {
        Page.all(PageRequest.MAX_LIMIT, request -> graph.listFollowers(started.host(), request))
                .map(Follow::follower)
                .map(follower -> act(started, follower, asOf))
                .gather(Gatherers.windowFixed(AT_A_TIME))
                .forEach(writes::tell);
    }

    private static NotificationTrigger act(StreamStarted started, UserId follower, Instant asOf) {
        return new NotificationTrigger(
                NotificationType.LIVE,
                started.host(),
                follower,
                null,
                started.stream().value(),
                null,
                started.at(),
                asOf,
                true);
    }
}
