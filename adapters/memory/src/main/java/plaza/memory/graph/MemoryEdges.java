package plaza.memory.graph;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Edges;
import plaza.core.id.UserId;
import plaza.memory.LatestFirst;

/** Directed edges between people, with their times, readable from both ends. Thread-safe. */
final class MemoryEdges implements Edges {
    private final Map<UserId, Map<UserId, Instant>> outgoing = new HashMap<>();
    private final Map<UserId, Map<UserId, Instant>> incoming = new HashMap<>();

    @Override
    public synchronized boolean add(UserId from, UserId to, Instant at) {
        if (contains(from, to)) {
            return false;
        }
        outgoing.computeIfAbsent(from, key -> new HashMap<>()).put(to, at);
        incoming.computeIfAbsent(to, key -> new HashMap<>()).put(from, at);
        return true;
    }

    @Override
    public synchronized boolean remove(UserId from, UserId to) {
        if (!contains(from, to)) {
            return false;
        }
        outgoing.getOrDefault(from, Map.of()).remove(to);
        incoming.getOrDefault(to, Map.of()).remove(from);
        return true;
    }

    private boolean contains(UserId from, UserId to) {
        return outgoing.getOrDefault(from, Map.of()).containsKey(to);
    }

    @Override
    public synchronized Optional<End> find(UserId from, UserId to) {
        return Optional.ofNullable(outgoing.getOrDefault(from, Map.of()).get(to))
                .map(at -> new End(to, at));
    }

    synchronized Set<UserId> from(UserId person) {
        return Set.copyOf(outgoing.getOrDefault(person, Map.of()).keySet());
    }

    synchronized Set<UserId> to(UserId person) {
        return Set.copyOf(incoming.getOrDefault(person, Map.of()).keySet());
    }

    @Override
    public synchronized Page<End> listFrom(UserId person, PageRequest page) {
        return list(outgoing.getOrDefault(person, Map.of()), page);
    }

    @Override
    public synchronized Page<End> listTo(UserId person, PageRequest page) {
        return list(incoming.getOrDefault(person, Map.of()), page);
    }

    private static Page<End> list(Map<UserId, Instant> ends, PageRequest page) {
        Collection<End> items =
                ends.entrySet().stream()
                        .map(entry -> new End(entry.getKey(), entry.getValue()))
                        .toList();
        return LatestFirst.page(
                items, end -> new KeysetCursor(end.at(), end.person().value()), page);
    }

    @Override
    public Set<UserId> fromAmong(UserId to, Collection<UserId> people) {
        return among(to(to), people);
    }

    @Override
    public Set<UserId> toAmong(UserId from, Collection<UserId> people) {
        return among(from(from), people);
    }

    @Override
    public synchronized long countFrom(UserId from) {
        return outgoing.getOrDefault(from, Map.of()).size();
    }

    private static Set<UserId> among(Set<UserId> found, Collection<UserId> wanted) {
        var both = new LinkedHashSet<>(wanted);
        both.retainAll(found);
        return both;
    }
}
