package plaza.core.live;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;

/**
 * A stream, as it is stored.
 *
 * @param people who is what in it, besides the host
 * @param url where to watch it
 * @param viewers as they were lately, and when it ended
 * @param interruptedAt since when nothing has come from the host's encoder, while it is live; null
 *     where something comes, or none is used
 */
public record LiveStream(
        StreamId id,
        UserId host,
        StreamDetails details,
        StreamStatus status,
        Map<StreamPart, Set<UserId>> people,
        String url,
        Viewers viewers,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant interruptedAt) {

    public LiveStream {
        people = Map.copyOf(people);
    }

    public Set<UserId> people(StreamPart part) {
        return people.getOrDefault(part, Set.of());
    }

    public boolean has(StreamPart part, UserId user) {
        return people(part).contains(user);
    }

    public boolean isLive() {
        return status == StreamStatus.LIVE;
    }

    /** Whether somebody keeps order in its chat. */
    public boolean isKeptBy(UserId user) {
        return host.equals(user) || has(StreamPart.MODERATOR, user);
    }

    /** The same stream as others see it now. */
    public LiveStream with(
            StreamDetails said, Map<StreamPart, Set<UserId>> others, Viewers counted) {
        return new LiveStream(
                id, host, said, status, others, url, counted, startedAt, endedAt, interruptedAt);
    }

    /** The same stream, as far as it has come now. */
    public LiveStream with(
            StreamStatus come,
            @Nullable Instant started,
            @Nullable Instant ended,
            @Nullable Instant interrupted) {
        return new LiveStream(
                id, host, details, come, people, url, viewers, started, ended, interrupted);
    }
}
