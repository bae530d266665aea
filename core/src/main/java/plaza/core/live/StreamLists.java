package plaza.core.live;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.FilteredPages;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.media.Attachments;
import plaza.core.media.Media;

/** Looking at streams. */
public final class StreamLists {
    private final StreamStore streams;
    private final ViewerCounter viewers;
    private final Attachments attachments;
    private final StreamAccessPolicy gate;
    private final Playback playback;
    private final ViewerContexts audience;
    private final Clock clock;

    public StreamLists(
            StreamStore streams,
            ViewerCounter viewers,
            Attachments attachments,
            StreamAccessPolicy gate,
            Playback playback,
            ViewerContexts audience,
            Clock clock) {
        this.streams = streams;
        this.viewers = viewers;
        this.attachments = attachments;
        this.gate = gate;
        this.playback = playback;
        this.audience = audience;
        this.clock = clock;
    }

    /** A stream, with its viewers of this moment. */
    public StreamView find(UserId viewer, StreamId id) {
        LiveStream stream = gate.require(viewer, id).stream();
        Viewers now =
                stream.isLive()
                        ? viewers.count(List.of(id), clock.instant()).getOrDefault(id, Viewers.NONE)
                        : stream.viewers();
        return views(audience.of(viewer), List.of(stream), Map.of(id, now)).stream()
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("stream"));
    }

    /** The live ones, most watched first; the others latest made first. */
    public Page<StreamView> list(UserId viewer, StreamStatus status, PageRequest page) {
        ViewerContext sight = audience.of(viewer);
        return FilteredPages.page(
                page,
                request ->
                        status == StreamStatus.LIVE
                                ? streams.listLive(request)
                                : streams.list(status, request),
                LiveStream::id,
                some -> views(sight, some, Map.of()),
                view -> view.stream().id());
    }

    /**
     * Those of one host, latest made first.
     *
     * @throws DomainException NOT_FOUND where the host is hidden or their account is private to the
     *     viewer
     */
    public Page<StreamView> listByHost(UserId viewer, Account host, PageRequest page) {
        ViewerContext sight = audience.of(viewer);
        if (!sight.mayLookInto(host)) {
            throw DomainException.notFound("list of streams");
        }
        return FilteredPages.page(
                page,
                request -> streams.listByHost(host.id(), request),
                LiveStream::id,
                some -> views(sight, some, Map.of()),
                view -> view.stream().id());
    }

    /** Those of some streams that the viewer may see. */
    public List<StreamView> findAll(UserId viewer, Collection<StreamId> ids) {
        return ids.isEmpty()
                ? List.of()
                : views(audience.of(viewer), List.copyOf(streams.findAll(ids).values()), Map.of());
    }

    /** Whether somebody may see a stream, and so the picture of it. */
    public boolean mayBeSeen(UserId viewer, StreamId id) {
        return gate.find(viewer, id).isPresent();
    }

    private List<StreamView> views(
            ViewerContext sight, List<LiveStream> all, Map<StreamId, Viewers> counted) {
        if (all.isEmpty()) {
            return List.of();
        }
        Set<UserId> people = new HashSet<>();
        for (LiveStream stream : all) {
            people.add(stream.host());
            people.addAll(stream.people(StreamPart.PARTICIPANT));
        }
        Map<UserId, Account> found = audience.people(sight, people);
        Map<String, Media> media =
                attachments.findAll(
                        all.stream()
                                .map(stream -> stream.details().thumbnail())
                                .filter(Objects::nonNull)
                                .toList());
        return all.stream()
                .filter(stream -> mayLook(sight, found.get(stream.host())))
                .map(
                        stream -> {
                            Account host = Objects.requireNonNull(found.get(stream.host()));
                            return new StreamView(
                                    sight.viewer(),
                                    stream,
                                    host,
                                    playback.url(sight.viewer(), stream, host),
                                    visible(stream.people(StreamPart.PARTICIPANT), found),
                                    media(stream, media),
                                    counted.getOrDefault(stream.id(), stream.viewers()));
                        })
                .toList();
    }

    private static boolean mayLook(ViewerContext sight, @Nullable Account host) {
        return host != null && sight.mayLookInto(host);
    }

    private static List<Account> visible(Collection<UserId> people, Map<UserId, Account> found) {
        return people.stream().sorted().map(found::get).filter(Objects::nonNull).toList();
    }

    private static @Nullable Media media(LiveStream stream, Map<String, Media> found) {
        String thumbnail = stream.details().thumbnail();
        return thumbnail == null ? null : found.get(thumbnail);
    }
}
