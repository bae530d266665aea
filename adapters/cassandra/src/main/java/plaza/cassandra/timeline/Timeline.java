package plaza.cassandra.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;

/** One reader's timeline as it was read, with what is to be changed about it. Not thread-safe. */
final class Timeline {
    /** What a timeline says of itself. */
    enum Extent {
        /** Nothing is older than its entries. */
        WHOLE,
        /** What is older than the floor is not in it. */
        FROM_FLOOR,
        /** It was loaded without an entry, and not as whole: nothing is kept. */
        NOTHING_KNOWN
    }

    private final int cap;
    private final NavigableMap<TimelinePosition, TimelineEntry> entries = new TreeMap<>();
    private final Map<PostId, TimelineEntry> byPost = new HashMap<>();
    private final Set<TimelineEntry> stored;
    private Extent extent;
    private @Nullable TimelinePosition floor;

    Timeline(
            int cap,
            Collection<TimelineEntry> stored,
            Extent extent,
            @Nullable TimelinePosition floor) {
        this.cap = cap;
        this.stored = new HashSet<>(stored);
        this.extent = extent;
        this.floor = floor;
        stored.forEach(this::keep);
    }

    private void keep(TimelineEntry entry) {
        entries.put(entry.position(), entry);
        byPost.put(entry.post(), entry);
    }

    private void drop(TimelineEntry entry) {
        entries.remove(entry.position());
        byPost.remove(entry.post());
    }

    Extent extent() {
        return extent;
    }

    @Nullable TimelinePosition floor() {
        return floor;
    }

    /** Says whether it changed anything that can be seen. */
    boolean add(TimelineEntry entry) {
        TimelineEntry held = byPost.get(entry.post());
        if (held != null) {
            if (!entry.winsOver(held)) {
                return false;
            }
            drop(held);
        }
        boolean below = floor != null && entry.position().compareTo(floor) < 0;
        if (extent == Extent.NOTHING_KNOWN || below) {
            return held != null;
        }
        keep(entry);
        return !cut().contains(entry);
    }

    /** Takes out what the cap does not allow. */
    private Set<TimelineEntry> cut() {
        Set<TimelineEntry> cut = new HashSet<>();
        while (entries.size() > cap) {
            TimelineEntry oldest = entries.firstEntry().getValue();
            drop(oldest);
            cut.add(oldest);
            extent = Extent.FROM_FLOOR;
            floor = entries.firstKey();
        }
        return cut;
    }

    /** Adds what was computed, below and among what was delivered meanwhile. */
    void load(List<TimelineEntry> computed, boolean complete) {
        extent = Extent.WHOLE;
        floor = null;
        Map<PostId, TimelineEntry> winners = new HashMap<>();
        computed.forEach(
                entry -> winners.merge(entry.post(), entry, (a, b) -> b.winsOver(a) ? b : a));
        TimelinePosition oldest =
                winners.values().stream()
                        .map(TimelineEntry::position)
                        .min(TimelinePosition::compareTo)
                        .orElse(null);
        winners.values().forEach(this::add);
        if (!complete && extent == Extent.WHOLE) {
            extent = oldest == null ? Extent.NOTHING_KNOWN : Extent.FROM_FLOOR;
            floor = oldest;
            TimelinePosition lowest = oldest;
            removeIf(entry -> lowest == null || entry.position().compareTo(lowest) < 0);
        }
    }

    List<TimelineEntry> removeIf(Predicate<TimelineEntry> condition) {
        List<TimelineEntry> found =
                entries.descendingMap().values().stream().filter(condition).toList();
        found.forEach(this::drop);
        return found;
    }

    boolean remove(PostId post, @Nullable UUID via) {
        TimelineEntry held = byPost.get(post);
        if (held == null || (via != null && !held.via().value().equals(via))) {
            return false;
        }
        drop(held);
        return true;
    }

    /** The oldest entry's time, or null where there is none. */
    @Nullable Instant oldest() {
        return entries.isEmpty() ? null : entries.firstKey().at();
    }

    /** Whether an entry that is no repost stands where a repost stood. */
    boolean losesReposter(TimelineEntry entry) {
        return entry.repostedBy() == null
                && stored.stream()
                        .filter(old -> old.position().equals(entry.position()))
                        .anyMatch(old -> old.repostedBy() != null);
    }

    /** What has to be written. */
    List<TimelineEntry> added() {
        List<TimelineEntry> added = new ArrayList<>(entries.values());
        added.removeAll(stored);
        return added;
    }

    /** What has to be deleted, unless something else stands at its place now. */
    List<TimelineEntry> removed() {
        Set<TimelineEntry> removed = new HashSet<>(stored);
        removed.removeAll(new HashSet<>(entries.values()));
        removed.removeIf(entry -> entries.containsKey(entry.position()));
        return List.copyOf(removed);
    }
}
