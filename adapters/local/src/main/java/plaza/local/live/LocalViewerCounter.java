package plaza.local.live;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.ViewerCounter;
import plaza.core.live.Viewers;

/**
 * The viewers of streams in this process: for a deployment that is one. Ends with it; whoever
 * watches says so again within some seconds. Thread-safe.
 */
public final class LocalViewerCounter implements ViewerCounter {
    private final ConcurrentMap<StreamId, Room> rooms = new ConcurrentHashMap<>();

    /** Only one thread is in a room at a time. */
    private static final class Room {
        /** By when each was last heard of, the longest silent first. */
        private final Map<UserId, Instant> heard = new LinkedHashMap<>();

        private final Set<UserId> ever = new HashSet<>();
        private long peak;

        void expire(Instant now) {
            var silent = heard.entrySet().iterator();
            while (silent.hasNext() && !silent.next().getValue().plus(SILENCE).isAfter(now)) {
                silent.remove();
            }
        }

        void join(UserId viewer, Instant now) {
            heard.remove(viewer);
            heard.put(viewer, now);
            ever.add(viewer);
            peak = Math.max(peak, heard.size());
        }

        Viewers figures() {
            return new Viewers(heard.size(), peak, ever.size());
        }
    }

    @Override
    public Viewers join(StreamId stream, UserId viewer, Instant now) {
        return in(
                stream,
                room -> {
                    room.expire(now);
                    room.join(viewer, now);
                    return room.figures();
                });
    }

    private <T> T in(StreamId stream, Function<Room, T> action) {
        Room room = rooms.computeIfAbsent(stream, _ -> new Room());
        synchronized (room) {
            return action.apply(room);
        }
    }

    @Override
    public Viewers leave(StreamId stream, UserId viewer, Instant now) {
        return in(
                stream,
                room -> {
                    room.expire(now);
                    room.heard.remove(viewer);
                    return room.figures();
                });
    }

    @Override
    public Map<StreamId, Viewers> count(Collection<StreamId> streams, Instant now) {
        Map<StreamId, Viewers> figures = new HashMap<>();
        for (StreamId stream : streams) {
            figures.put(
                    stream,
                    rooms.containsKey(stream)
                            ? in(
                                    stream,
                                    room -> {
                                        room.expire(now);
                                        return room.figures();
                                    })
                            : Viewers.NONE);
        }
        return figures;
    }

    @Override
    public List<UserId> list(StreamId stream, Instant now) {
        return rooms.containsKey(stream)
                ? in(
                        stream,
                        room -> {
                            room.expire(now);
                            return room.heard.keySet().stream().sorted().toList();
                        })
                : List.of();
    }

    @Override
    public void forget(StreamId stream) {
        rooms.remove(stream);
    }
}
