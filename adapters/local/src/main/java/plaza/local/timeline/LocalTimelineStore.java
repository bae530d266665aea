package plaza.local.timeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import com.github.benmanes.caffeine.cache.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore;

/**
 * The timelines of those who read, in memory; those who have not read for the longest time make
 * room for others and are cold again. An entry is one object, however many timelines hold it; a
 * place for it costs 4 bytes. Thread-safe: each timeline has a lock of its own, held for no longer
 * than one operation on it.
 */
public final class LocalTimelineStore implements TimelineStore {
    /** What a timeline costs beside its entries, in places: about 200 bytes. */
    static final int OVERHEAD = 50;

    private final int cap;
    private final Cache<UserId, LocalTimeline> warm;
    // A delivery is no sign that its reader is active: it must not keep the timeline in memory.
    private final Policy<UserId, LocalTimeline> quietly;
    private final Interner<TimelineEntry> interner = Interner.newWeakInterner();
    private final ConcurrentHashMap<UserId, Load> loads = new ConcurrentHashMap<>();
    private volatile Set<UserId> pulled = Set.of();

    /**
     * @param cap how many entries a timeline holds at the most
     * @param places for how many entries there is memory in all; a timeline takes as many as it has
     *     allocated, and {@value #OVERHEAD} for itself
     */
    public LocalTimelineStore(int cap, long places) {
        this.cap = cap;
        this.warm =
                Caffeine.newBuilder()
                        .maximumWeight(places)
                        .weigher((UserId reader, LocalTimeline t) -> t.capacity() + OVERHEAD)
                        .executor(Runnable::run)
                        .build();
        this.quietly = warm.policy();
    }

    /** What happened to a timeline since somebody began to load it. */
    private static final class Load {
        // Guarded by the map that holds the load: only changed within its compute.
        private int callers;
        private @Nullable LocalTimeline result;
        private boolean cancelled;
        private final List<Consumer<LocalTimeline>> changes = new ArrayList<>();

        synchronized void note(Consumer<LocalTimeline> change) {
            if (result == null) {
                changes.add(change);
            }
        }

        synchronized void cancel() {
            cancelled = true;
        }

        /** The first of the callers to come here decides; changes that come later find it warm. */
        synchronized void end(LocalTimeline timeline, Consumer<LocalTimeline> install) {
            if (result == null && !cancelled) {
                changes.forEach(change -> change.accept(timeline));
                result = timeline;
                install.accept(timeline);
            }
        }
    }

    @Override
    public int push(Collection<Delivery> deliveries) {
        int changed = 0;
        for (Delivery delivery : deliveries) {
            TimelineEntry entry = interner.intern(delivery.entry());
            List<UserId> readers = delivery.readers();
            for (int i = 0; i < readers.size(); i++) {
                if (push(entry, readers.get(i))) {
                    changed++;
                }
            }
        }
        return changed;
    }

    private boolean push(TimelineEntry entry, UserId reader) {
        Load load = loads.get(reader);
        if (load != null) {
            load.note(timeline -> timeline.add(entry));
        }
        LocalTimeline timeline = quietly.getIfPresentQuietly(reader);
        if (timeline == null) {
            return false;
        }
        int capacity = timeline.capacity();
        boolean changed = timeline.add(entry);
        if (timeline.capacity() != capacity) {
            // Weighed anew; nothing happens if it has been evicted meanwhile.
            warm.asMap().replace(reader, timeline, timeline);
        }
        return changed;
    }

    @Override
    public List<TimelineEntry> removeVia(UserId reader, UserId person) {
        Load load = loads.get(reader);
        if (load != null) {
            load.note(timeline -> timeline.removeVia(person));
        }
        LocalTimeline timeline = quietly.getIfPresentQuietly(reader);
        return timeline == null ? List.of() : timeline.removeVia(person);
    }

    @Override
    public Set<UserId> retract(PostId post, @Nullable UserId via, Collection<UserId> readers) {
        Set<UserId> had = new HashSet<>();
        for (UserId reader : readers) {
            Load load = loads.get(reader);
            if (load != null) {
                load.note(timeline -> timeline.remove(post, via));
            }
            LocalTimeline timeline = quietly.getIfPresentQuietly(reader);
            if (timeline != null && timeline.remove(post, via)) {
                had.add(reader);
            }
        }
        return had;
    }

    @Override
    public Optional<Slice> read(UserId reader, @Nullable TimelinePosition before, int limit) {
        LocalTimeline timeline = warm.getIfPresent(reader);
        return timeline == null ? Optional.empty() : Optional.of(timeline.read(before, limit));
    }

    @Override
    public void load(UserId reader, Supplier<Slice> newest) {
        if (warm.getIfPresent(reader) != null) {
            return;
        }
        Load load =
                loads.compute(
                        reader,
                        (r, running) -> {
                            Load joined = running == null ? new Load() : running;
                            joined.callers++;
                            return joined;
                        });
        try {
            Slice slice = newest.get();
            var timeline = new LocalTimeline(cap, slice, interner);
            load.end(timeline, result -> warm.put(reader, result));
        } finally {
            loads.computeIfPresent(
                    reader,
                    (r, running) -> running == load && --load.callers == 0 ? null : running);
        }
    }

    @Override
    public void clear() {
        // Loads first: one that ends before it is cancelled is invalidated with the others.
        loads.forEach(
                (reader, load) -> {
                    if (loads.remove(reader, load)) {
                        load.cancel();
                    }
                });
        warm.invalidateAll();
        synchronized (this) {
            pulled = Set.of();
        }
    }

    @Override
    public synchronized void markPulled(UserId author) {
        if (!pulled.contains(author)) {
            Set<UserId> more = new HashSet<>(pulled);
            more.add(author);
            pulled = Set.copyOf(more);
        }
    }

    @Override
    public Set<UserId> pulled() {
        return pulled;
    }

    /** How many places are taken, as they were counted last. */
    long placesTaken() {
        warm.cleanUp();
        return quietly.eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
