package plaza.core.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * Keeps as much as a store of timelines may: every way that a post came, in cold timelines too, and
 * of several ways of one time the one that came last. Without a cap.
 */
final class AllWaysTimelineStore implements TimelineStore {
    private final Map<UserId, NavigableMap<TimelinePosition, TimelineEntry>> rows = new HashMap<>();
    private final Map<UserId, Optional<TimelinePosition>> floors = new HashMap<>();
    private final Set<UserId> pulled = new HashSet<>();

    private NavigableMap<TimelinePosition, TimelineEntry> rowsOf(UserId reader) {
        return rows.computeIfAbsent(reader, _ -> new TreeMap<>());
    }

    @Override
    public int push(Collection<Delivery> deliveries) {
        int put = 0;
        for (Delivery delivery : deliveries) {
            for (UserId reader : delivery.readers()) {
                rowsOf(reader).put(delivery.entry().position(), delivery.entry());
                put++;
            }
        }
        return put;
    }

    @Override
    public List<TimelineEntry> removeVia(UserId reader, UserId person) {
        return remove(reader, entry -> entry.via().equals(person));
    }

    @Override
    public Set<UserId> retract(PostId post, @Nullable UserId via, Collection<UserId> readers) {
        Set<UserId> had = new HashSet<>();
        for (UserId reader : readers) {
            if (!remove(
                            reader,
                            entry ->
                                    entry.post().equals(post)
                                            && (via == null || entry.via().equals(via)))
                    .isEmpty()) {
                had.add(reader);
            }
        }
        return had;
    }

    private List<TimelineEntry> remove(UserId reader, Predicate<TimelineEntry> which) {
        List<TimelineEntry> gone = rowsOf(reader).values().stream().filter(which).toList();
        gone.forEach(entry -> rowsOf(reader).remove(entry.position()));
        return gone;
    }

    @Override
    public Optional<Slice> read(UserId reader, @Nullable TimelinePosition before, int limit) {
        if (!floors.containsKey(reader)) {
            return Optional.empty();
        }
        Optional<TimelinePosition> floor = floors.get(reader);
        List<TimelineEntry> all =
                new ArrayList<>(rowsOf(reader).descendingMap().values().stream().toList());
        all.removeIf(
                entry ->
                        (before != null && entry.position().compareTo(before) >= 0)
                                || (floor.isPresent()
                                        && entry.position().compareTo(floor.get()) < 0));
        return Optional.of(
                new Slice(
                        all.subList(0, Math.min(limit, all.size())),
                        floor.isEmpty() && all.size() <= limit));
    }

    @Override
    public void load(UserId reader, Supplier<Slice> newest) {
        if (!floors.containsKey(reader)) {
            Slice slice = newest.get();
            slice.entries().forEach(entry -> rowsOf(reader).put(entry.position(), entry));
            floors.put(
                    reader,
                    slice.complete()
                            ? Optional.empty()
                            : Optional.of(slice.entries().getLast().position()));
        }
    }

    @Override
    public void clear() {
        floors.clear();
        pulled.clear();
    }

    @Override
    public void markPulled(UserId author) {
        pulled.add(author);
    }

    @Override
    public Set<UserId> pulled() {
        return Set.copyOf(pulled);
    }
}
