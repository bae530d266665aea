package plaza.core.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.presence.PresenceTracker;

/**
 * Ends streams whose host is gone: who has not been seen for so long will not end it by themselves.
 * While somebody watches, a stream goes on whose host may have an encoder at work, or does not say
 * when they are there.
 */
public final class HostWatch {
    private final StreamStore streams;
    private final Streams hosts;
    private final PresenceTracker presence;
    private final Duration gone;
    private final Instant since;

    /**
     * @param gone how long a host may be unseen; zero for as long as they like
     * @param since before which nobody was looked for: what was known of presence may be lost
     */
    public HostWatch(
            StreamStore streams,
            Streams hosts,
            PresenceTracker presence,
            Duration gone,
            Instant since) {
        this.streams = streams;
        this.hosts = hosts;
        this.presence = presence;
        this.gone = gone;
        this.since = since;
    }

    /**
     * Ends those that are left alone; answers which. Repeatable.
     *
     * @param counted who watches each
     */
    Set<StreamId> endAbandoned(
            Collection<LiveStream> live, Map<StreamId, Viewers> counted, Instant now) {
        List<LiveStream> old = live.stream().filter(stream -> isOld(stream, now)).toList();
        if (old.isEmpty()) {
            return Set.of();
        }
        Map<UserId, Instant> seen =
                presence.find(old.stream().map(LiveStream::host).collect(Collectors.toSet()));
        Set<StreamId> ended = new HashSet<>();
        for (LiveStream stream : old) {
            boolean watched = counted.getOrDefault(stream.id(), Viewers.NONE).now() > 0;
            if (isAbandoned(stream, seen.get(stream.host()), watched, now)) {
                hosts.finish(stream);
                ended.add(stream.id());
            }
        }
        return ended;
    }

    private boolean isOld(LiveStream stream, Instant now) {
        Instant started = stream.startedAt();
        return gone.isPositive()
                && started != null
                && isOver(started.isAfter(since) ? started : since, now);
    }

    private boolean isOver(Instant from, Instant now) {
        return !from.plus(gone).isAfter(now);
    }

    private boolean isAbandoned(
            LiveStream stream, @Nullable Instant seen, boolean watched, Instant now) {
        if (seen != null && !isOver(seen, now)) {
            return false;
        }
        return !watched || (seen != null && !streams.hasKey(stream.id()));
    }
}
