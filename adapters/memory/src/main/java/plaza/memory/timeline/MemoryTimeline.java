package plaza.memory.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore.Slice;

/** One reader's timeline. Not thread-safe. */
final class MemoryTimeline {
    private final int cap;
    private final NavigableMap<TimelinePosition, TimelineEntry> entries = new TreeMap<>();
    private final Map<PostId, TimelineEntry> byPost = new HashMap<>();

    /**
     * Everything from here on is in this timeline; what is older is not. Null: nothing is older.
     */
    private @Nullable TimelinePosition floor;

    private boolean nothingKnown;

    MemoryTimeline(int cap, Slice slice) {
        this.cap = cap;
        Map<PostId, TimelineEntry> winners = new HashMap<>();
        for (TimelineEntry entry : slice.entries()) {
            winners.merge(entry.post(), entry, (a, b) -> b.winsOver(a) ? b : a);
        }
        winners.values().forEach(this::add);
        if (!slice.complete()) {
            nothingKnown = entries.isEmpty();
            floor = nothingKnown ? null : entries.firstKey();
        }
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
        if (nothingKnown || (floor != null && entry.position().compareTo(floor) < 0)) {
            return held != null;
        }
        entries.put(entry.position(), entry);
        byPost.put(entry.post(), entry);
        if (entries.size() > cap) {
            TimelineEntry oldest = entries.firstEntry().getValue();
            drop(oldest);
            floor = entries.firstKey();
            return !oldest.equals(entry);
        }
        return true;
    }

    List<TimelineEntry> removeIf(Predicate<TimelineEntry> condition) {
        List<TimelineEntry> found =
                entries.descendingMap().values().stream().filter(condition).toList();
        found.forEach(this::drop);
        return found;
    }

    boolean remove(PostId post, @Nullable UserId via) {
        TimelineEntry held = byPost.get(post);
        if (held == null || (via != null && !held.via().equals(via))) {
            return false;
        }
        drop(held);
        return true;
    }

    Slice read(@Nullable TimelinePosition before, int limit) {
        var rest = before == null ? entries : entries.headMap(before, false);
        List<TimelineEntry> page =
                new ArrayList<>(rest.descendingMap().values().stream().limit(limit).toList());
        boolean complete = floor == null && !nothingKnown && rest.size() <= limit;
        return new Slice(page, complete);
    }

    private void drop(TimelineEntry entry) {
        entries.remove(entry.position());
        byPost.remove(entry.post());
    }
}
