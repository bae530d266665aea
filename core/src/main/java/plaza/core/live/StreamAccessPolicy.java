package plaza.core.live;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;

/** Decides who may see a stream: whoever may look into its host's account. */
public final class StreamAccessPolicy {
    private final StreamStore streams;
    private final StreamHosts hosts;
    private final ViewerContexts audience;

    public StreamAccessPolicy(StreamStore streams, ViewerContexts audience) {
        this.streams = streams;
        this.hosts = new StreamHosts(streams);
        this.audience = audience;
    }

    /** A stream, and whose it is. */
    public record Seen(LiveStream stream, Account host) {}

    public Optional<Seen> find(UserId viewer, StreamId id) {
        return streams.find(id).flatMap(stream -> seen(audience.of(viewer), stream));
    }

    private Optional<Seen> seen(ViewerContext sight, LiveStream stream) {
        return open(sight, List.of(stream.host())).findFirst().map(host -> new Seen(stream, host));
    }

    /** Those of some streams that the viewer may see. */
    Set<StreamId> openAmong(ViewerContext sight, Collection<StreamId> ids) {
        Map<StreamId, UserId> whose = hosts.findAll(ids);
        Set<UserId> open =
                open(sight, new HashSet<>(whose.values()))
                        .map(Account::id)
                        .collect(Collectors.toSet());
        return ids.stream()
                .filter(id -> open.contains(whose.get(id)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Account> open(ViewerContext sight, Collection<UserId> people) {
        return audience.people(sight, people).values().stream().filter(sight::mayLookInto);
    }

    /**
     * @throws DomainException NOT_FOUND where the viewer may not know of it
     */
    public Seen require(UserId viewer, StreamId id) {
        return find(viewer, id).orElseThrow(() -> DomainException.notFound("stream"));
    }

    /**
     * @throws DomainException CONFLICT where it is not live, and as {@link #require}
     */
    public LiveStream requireLive(UserId viewer, StreamId id) {
        LiveStream stream = require(viewer, id).stream();
        if (!stream.isLive()) {
            throw DomainException.of(ErrorKind.CONFLICT, "This stream is not live.");
        }
        return stream;
    }

    /**
     * @throws DomainException FORBIDDEN for who is not its host, and as {@link #require}
     */
    LiveStream requireOwn(UserId viewer, StreamId id) {
        LiveStream stream = require(viewer, id).stream();
        if (!stream.host().equals(viewer)) {
            throw DomainException.of(ErrorKind.FORBIDDEN, "Only its host may do this.");
        }
        return stream;
    }
}
