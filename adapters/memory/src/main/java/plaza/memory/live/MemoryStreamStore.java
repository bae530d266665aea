package plaza.memory.live;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.LiveStream;
import plaza.core.live.MostWatched;
import plaza.core.live.StreamDetails;
import plaza.core.live.StreamPart;
import plaza.core.live.StreamStatus;
import plaza.core.live.StreamStore;
import plaza.core.live.Viewers;
import plaza.memory.LatestFirst;

/** Live streams in memory. Thread-safe. */
public final class MemoryStreamStore implements StreamStore {
    private final Map<StreamId, LiveStream> streams = new HashMap<>();
    private final Map<String, StreamId> keys = new HashMap<>();

    @Override
    public synchronized boolean insert(LiveStream stream) {
        return streams.putIfAbsent(stream.id(), stream) == null;
    }

    @Override
    public synchronized Optional<LiveStream> find(StreamId id) {
        return Optional.ofNullable(streams.get(id));
    }

    @Override
    public synchronized Map<StreamId, LiveStream> findAll(Collection<StreamId> ids) {
        Map<StreamId, LiveStream> found = new HashMap<>();
        for (StreamId id : ids) {
            find(id).ifPresent(stream -> found.put(id, stream));
        }
        return found;
    }

    @Override
    public synchronized Optional<LiveStream> findByKey(String keyHash) {
        return Optional.ofNullable(keys.get(keyHash)).flatMap(this::find);
    }

    @Override
    public synchronized boolean hasKey(StreamId id) {
        return keys.containsValue(id);
    }

    @Override
    public synchronized boolean setKey(StreamId id, @Nullable String keyHash) {
        keys.values().remove(id);
        if (keyHash != null && streams.containsKey(id)) {
            keys.put(keyHash, id);
        }
        return streams.containsKey(id);
    }

    @Override
    public boolean change(StreamId id, StreamDetails details) {
        return replace(id, stream -> stream.with(details, stream.people(), stream.viewers()));
    }

    private synchronized boolean replace(StreamId id, UnaryOperator<LiveStream> change) {
        LiveStream before = streams.get(id);
        if (before == null) {
            return false;
        }
        LiveStream after = change.apply(before);
        streams.put(id, after);
        return !after.equals(before);
    }

    @Override
    public boolean start(StreamId id, Instant at) {
        return replace(
                id,
                stream ->
                        stream.status() == StreamStatus.SCHEDULED
                                ? stream.with(StreamStatus.LIVE, at, null, null)
                                : stream);
    }

    @Override
    public synchronized boolean end(StreamId id, Instant at) {
        boolean ended =
                replace(
                        id,
                        stream ->
                                stream.isLive()
                                        ? stream.with(
                                                StreamStatus.ENDED, stream.startedAt(), at, null)
                                        : stream);
        if (ended) {
            keys.values().remove(id);
        }
        return ended;
    }

    @Override
    public boolean interrupt(StreamId id, @Nullable Instant since) {
        return replace(
                id,
                stream ->
                        stream.isLive()
                                ? stream.with(StreamStatus.LIVE, stream.startedAt(), null, since)
                                : stream);
    }

    @Override
    public boolean put(StreamId id, UserId user, StreamPart part, boolean is) {
        return replace(
                id,
                stream -> {
                    Map<StreamPart, Set<UserId>> people = new HashMap<>(stream.people());
                    Set<UserId> those = new HashSet<>(stream.people(part));
                    if (is) {
                        those.add(user);
                    } else {
                        those.remove(user);
                    }
                    people.put(part, Set.copyOf(those));
                    people.values().removeIf(Set::isEmpty);
                    return stream.with(stream.details(), people, stream.viewers());
                });
    }

    @Override
    public void noteViewers(StreamId id, Viewers viewers) {
        replace(
                id,
                stream ->
                        stream.with(
                                stream.details(),
                                stream.people(),
                                new Viewers(
                                        viewers.now(),
                                        Math.max(viewers.peak(), stream.viewers().peak()),
                                        Math.max(viewers.total(), stream.viewers().total()))));
    }

    @Override
    public synchronized Page<LiveStream> listLive(PageRequest page) {
        MostWatched after = MostWatched.of(page.cursor());
        List<LiveStream> oneMore =
                streams.values().stream()
                        .filter(LiveStream::isLive)
                        .filter(
                                stream ->
                                        after == null
                                                || MostWatched.of(stream).compareTo(after) > 0)
                        .sorted(
                                (one, other) ->
                                        MostWatched.of(one).compareTo(MostWatched.of(other)))
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(oneMore, page.limit(), stream -> MostWatched.of(stream).toCursor());
    }

    @Override
    public synchronized Page<LiveStream> list(StreamStatus status, PageRequest page) {
        return LatestFirst.page(
                streams.values().stream().filter(stream -> stream.status() == status).toList(),
                MemoryStreamStore::place,
                page);
    }

    @Override
    public synchronized Page<LiveStream> listByHost(UserId host, PageRequest page) {
        return LatestFirst.page(
                streams.values().stream().filter(stream -> stream.host().equals(host)).toList(),
                MemoryStreamStore::place,
                page);
    }

    @Override
    public synchronized long countOpen(UserId host) {
        return streams.values().stream()
                .filter(stream -> stream.host().equals(host))
                .filter(stream -> stream.status() != StreamStatus.ENDED)
                .count();
    }

    private static KeysetCursor place(LiveStream stream) {
        return new KeysetCursor(stream.id().time(), stream.id().value());
    }

    @Override
    public synchronized boolean delete(StreamId id) {
        LiveStream stream = streams.get(id);
        if (stream == null || stream.status() != StreamStatus.SCHEDULED) {
            return false;
        }
        streams.remove(id);
        keys.values().remove(id);
        return true;
    }
}
