package plaza.memory.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore;

/** Home timelines of one process, never cold again once loaded. Thread-safe. */
public final class MemoryTimelineStore implements TimelineStore {
    private final int cap;
    private final Map<UserId, MemoryTimeline> warm = new HashMap<>();
    private final Map<UserId, Set<Loading>> loads = new HashMap<>();
    private final Set<UserId> pulled = new HashSet<>();

    /** What happened to a timeline since somebody began to load it. */
    private static final class Loading {
        private final List<Consumer<MemoryTimeline>> changes = new ArrayList<>();
    }

    /**
     * @param cap how many entries a timeline holds at the most
     */
    public MemoryTimelineStore(int cap) {
        this.cap = cap;
    }

    @Override
    public synchronized int push(Collection<Delivery> deliveries) {
        int changed = 0;
        for (Delivery delivery : deliveries) {
            for (UserId reader : delivery.readers()) {
                note(reader, timeline -> timeline.add(delivery.entry()));
                MemoryTimeline timeline = warm.get(reader);
                if (timeline != null && timeline.add(delivery.entry())) {
                    changed++;
                }
            }
        }
        return changed;
    }

    @Override
    public synchronized List<TimelineEntry> removeVia(UserId reader, UserId person) {
        note(reader, timeline -> timeline.removeIf(entry -> entry.via().equals(person)));
        MemoryTimeline timeline = warm.get(reader);
        return timeline == null
                ? List.of()
                : timeline.removeIf(entry -> entry.via().equals(person));
    }

    @Override
    public synchronized Set<UserId> retract(
            PostId post, @Nullable UserId via, Collection<UserId> readers) {
        var had = new LinkedHashSet<UserId>();
        for (UserId reader : readers) {
            note(reader, timeline -> timeline.remove(post, via));
            MemoryTimeline timeline = warm.get(reader);
            if (timeline != null && timeline.remove(post, via)) {
                had.add(reader);
            }
        }
        return had;
    }

    @Override
    public synchronized Optional<Slice> read(
            UserId reader, @Nullable TimelinePosition before, int limit) {
        return Optional.ofNullable(warm.get(reader)).map(timeline -> timeline.read(before, limit));
    }

    @Override
    public void load(UserId reader, Supplier<Slice> newest) {
        var loading = new Loading();
        synchronized (this) {
            if (warm.containsKey(reader)) {
                return;
            }
            loads.computeIfAbsent(reader, r -> new HashSet<>()).add(loading);
        }
        try {
            Slice slice = newest.get();
            synchronized (this) {
                boolean stillWanted = loads.getOrDefault(reader, Set.of()).contains(loading);
                if (stillWanted && !warm.containsKey(reader)) {
                    var timeline = new MemoryTimeline(cap, slice);
                    loading.changes.forEach(change -> change.accept(timeline));
                    warm.put(reader, timeline);
                }
            }
        } finally {
            forget(reader, loading);
        }
    }

    private synchronized void forget(UserId reader, Loading loading) {
        loads.computeIfPresent(
                reader,
                (r, all) -> {
                    all.remove(loading);
                    return all.isEmpty() ? null : all;
                });
    }

    private void note(UserId reader, Consumer<MemoryTimeline> change) {
        loads.getOrDefault(reader, Set.of()).forEach(load -> load.changes.add(change));
    }

    @Override
    public synchronized void clear() {
        warm.clear();
        loads.clear();
        pulled.clear();
    }

    @Override
    public synchronized void markPulled(UserId author) {
        pulled.add(author);
    }

    @Override
    public synchronized Set<UserId> pulled() {
        return Set.copyOf(pulled);
    }
}
