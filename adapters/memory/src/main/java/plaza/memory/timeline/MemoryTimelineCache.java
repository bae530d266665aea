package plaza.memory.timeline;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineCache;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore.Slice;

/** Cached timelines of one process, for good. Thread-safe. */
public final class MemoryTimelineCache implements TimelineCache {
    private final int cap;
    private final Map<UserId, Cached> timelines = new HashMap<>();

    /**
     * @param cap how many entries a timeline holds at the most
     */
    public MemoryTimelineCache(int cap) {
        this.cap = cap;
    }

    /** A timeline that is there, or that somebody has a ticket for. */
    private static final class Cached {
        private final NavigableMap<TimelinePosition, TimelineEntry> entries =
                new TreeMap<>(Collections.reverseOrder());

        private @Nullable String ticket = UUID.randomUUID().toString();
        private @Nullable UUID epoch;

        /** Above it, and at it, everything is here; null where nothing is below. */
        private @Nullable TimelinePosition floor;

        void put(TimelineEntry entry, int cap) {
            if (floor == null || entry.position().compareTo(floor) >= 0) {
                entries.put(entry.position(), entry);
            }
            if (entries.size() > cap) {
                entries.pollLastEntry();
                floor = entries.lastKey();
            }
        }

        void raise(TimelinePosition end) {
            if (floor == null || end.compareTo(floor) > 0) {
                floor = end;
                entries.tailMap(end, false).clear();
            }
        }
    }

    @Override
    public synchronized Found find(
            UUID epoch, UserId reader, @Nullable TimelinePosition before, int limit) {
        Cached cached = timelines.get(reader);
        if (cached != null && epoch.equals(cached.epoch)) {
            return new Found(slice(cached, before, limit), null);
        }
        if (before != null || (cached != null && cached.ticket != null)) {
            return NOTHING;
        }
        var begun = new Cached();
        timelines.put(reader, begun);
        return new Found(null, begun.ticket);
    }

    private static Slice slice(Cached cached, @Nullable TimelinePosition before, int limit) {
        var behind = before == null ? cached.entries : cached.entries.tailMap(before, false);
        List<TimelineEntry> entries = behind.values().stream().limit(limit).toList();
        return new Slice(entries, cached.floor == null && behind.size() <= limit);
    }

    @Override
    public synchronized void fill(
            UUID epoch, UserId reader, String ticket, Slice latest, Duration kept) {
        Cached cached = timelines.get(reader);
        if (cached == null || !ticket.equals(cached.ticket)) {
            return;
        }
        if (latest.entries().isEmpty() && !latest.complete()) {
            timelines.remove(reader);
        } else {
            cached.ticket = null;
            cached.epoch = epoch;
            latest.entries().forEach(entry -> cached.put(entry, cap));
            if (!latest.complete()) {
                cached.raise(latest.entries().getLast().position());
            }
        }
    }

    @Override
    public synchronized void push(Collection<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            for (UserId reader : delivery.readers()) {
                Cached cached = timelines.get(reader);
                if (cached != null) {
                    cached.put(delivery.entry(), cap);
                }
            }
        }
    }

    @Override
    public synchronized void removeVia(UserId reader, UserId person) {
        takeOut(reader).values().removeIf(entry -> entry.via().equals(person));
    }

    @Override
    public synchronized void retract(
            PostId post, @Nullable UserId via, Collection<UserId> readers) {
        for (UserId reader : readers) {
            takeOut(reader)
                    .values()
                    .removeIf(
                            entry ->
                                    entry.post().equals(post)
                                            && (via == null || entry.via().equals(via)));
        }
    }

    /** The entries of a timeline; none where somebody was filling it, who does so no more. */
    private Map<TimelinePosition, TimelineEntry> takeOut(UserId reader) {
        Cached cached = timelines.get(reader);
        if (cached != null && cached.ticket != null) {
            timelines.remove(reader);
        }
        return cached == null || cached.ticket != null ? new HashMap<>() : cached.entries;
    }
}
