package plaza.memory.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import plaza.core.graph.FollowBacklog;
import plaza.core.id.UserId;

/** Pairs in a map, in the order in which they came first. Thread-safe. */
public final class MemoryFollowBacklog implements FollowBacklog {
    private final Map<Pair, Missed> pairs = new LinkedHashMap<>();

    private record Pair(UserId follower, UserId followed) {}

    @Override
    public synchronized void add(UserId follower, UserId followed) {
        pairs.put(new Pair(follower, followed), new Missed(follower, followed, UUID.randomUUID()));
    }

    @Override
    public synchronized List<Missed> list(int limit) {
        return pairs.values().stream().limit(limit).toList();
    }

    @Override
    public synchronized boolean remove(Missed missed) {
        return pairs.remove(new Pair(missed.follower(), missed.followed()), missed);
    }

    @Override
    public synchronized boolean isEmpty() {
        return pairs.isEmpty();
    }
}
