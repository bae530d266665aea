package plaza.local.timeline;

import com.github.benmanes.caffeine.cache.Interner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore.Slice;

/**
 * One reader's timeline: a ring of references, oldest first, since nearly every entry comes as the
 * latest. Thread-safe.
 */
final class LocalTimeline {
    private static final int SMALLEST = 16;

    private final int cap;
    private @Nullable TimelineEntry[] ring;
    private int head;
    private int size;
    private volatile int capacity;

    /**
     * Everything from here on is in this timeline; what is older is not. Null: nothing is older.
     */
    private @Nullable TimelineEntry floor;

    /** It was loaded with nothing, and yet not completely: whatever exists has to be computed. */
    private final boolean nothingKnown;

    LocalTimeline(int cap, Slice slice, Interner<TimelineEntry> interner) {
        this.cap = cap;
        List<TimelineEntry> entries = slice.entries();
        this.capacity = Math.min(cap, Math.max(SMALLEST, entries.size()));
        this.ring = new TimelineEntry[capacity];
        this.nothingKnown = entries.isEmpty() && !slice.complete();
        // Each post by its winner before any is cut off, and oldest first.
        Map<PostId, TimelineEntry> winners = LinkedHashMap.newLinkedHashMap(entries.size());
        for (TimelineEntry entry : entries.reversed()) {
            winners.merge(entry.post(), entry, (a, b) -> b.winsOver(a) ? b : a);
        }
        winners.values().forEach(entry -> insert(interner.intern(entry)));
        if (!slice.complete() && size > 0) {
            floor = get(0);
        }
    }

    /** For how many entries there is room, until it grows. */
    int capacity() {
        return capacity;
    }

    /** Says whether it changed anything that can be seen. */
    synchronized boolean add(TimelineEntry entry) {
        if (nothingKnown) {
            return false;
        }
        boolean isLatest = size == 0 || compare(get(size - 1), entry) < 0;
        if (isLatest && entry.repostedBy() == null && !isBelowFloor(entry)) {
            // Nobody reposts a post before it is posted: it cannot be here yet.
            insertAt(size, entry);
            return true;
        }
        return insert(entry);
    }

    private boolean insert(TimelineEntry entry) {
        int held = indexOf(entry.post());
        if (held >= 0) {
            if (!entry.winsOver(get(held))) {
                return false;
            }
            removeAt(held);
        }
        if (isBelowFloor(entry)) {
            return held >= 0;
        }
        return insertAt(firstAtOrBehind(entry.at(), entry.post()), entry);
    }

    private boolean isBelowFloor(TimelineEntry entry) {
        return floor != null && compare(entry, floor) < 0;
    }

    private boolean insertAt(int index, TimelineEntry entry) {
        int place = index;
        boolean full = size == cap;
        if (full) {
            if (place == 0) {
                floor = get(0);
                return false;
            }
            set(0, null);
            head = wrap(head + 1);
            size--;
            place--;
        } else if (size == ring.length) {
            grow();
        }
        for (int i = size; i > place; i--) {
            set(i, get(i - 1));
        }
        set(place, entry);
        size++;
        if (full) {
            floor = get(0);
        }
        return true;
    }

    private void grow() {
        var larger = new TimelineEntry[Math.min(cap, ring.length * 2)];
        for (int i = 0; i < size; i++) {
            larger[i] = get(i);
        }
        ring = larger;
        head = 0;
        capacity = larger.length;
    }

    private void removeAt(int index) {
        for (int i = index; i < size - 1; i++) {
            set(i, get(i + 1));
        }
        size--;
        set(size, null);
    }

    synchronized List<TimelineEntry> removeVia(UserId person) {
        List<TimelineEntry> removed = new ArrayList<>();
        int kept = 0;
        for (int i = 0; i < size; i++) {
            TimelineEntry entry = get(i);
            if (entry.via().equals(person)) {
                removed.add(entry);
            } else {
                set(kept++, entry);
            }
        }
        for (int i = kept; i < size; i++) {
            set(i, null);
        }
        size = kept;
        return removed;
    }

    /** Takes a post out, if it came through this person or that is null. */
    synchronized boolean remove(PostId post, @Nullable UserId via) {
        int index = indexOf(post);
        if (index < 0 || (via != null && !get(index).via().equals(via))) {
            return false;
        }
        removeAt(index);
        return true;
    }

    synchronized Slice read(@Nullable TimelinePosition before, int limit) {
        int end = before == null ? size : firstAtOrBehind(before.at(), before.post());
        int begin = Math.max(0, end - limit);
        var page = new TimelineEntry[end - begin];
        for (int i = 0; i < page.length; i++) {
            page[i] = get(end - 1 - i);
        }
        boolean complete = begin == 0 && floor == null && !nothingKnown;
        return new Slice(Arrays.asList(page), complete);
    }

    /** Where a post stands, or -1. It cannot stand before the time when it was posted. */
    private int indexOf(PostId post) {
        for (int i = firstAtOrBehind(post.time(), post); i < size; i++) {
            if (get(i).post().equals(post)) {
                return i;
            }
        }
        return -1;
    }

    /** The index of the oldest entry that does not stand before a position; size if all do. */
    private int firstAtOrBehind(Instant at, PostId post) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            TimelineEntry entry = get(middle);
            int order = entry.at().compareTo(at);
            if (order < 0 || (order == 0 && entry.post().compareTo(post) < 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int compare(TimelineEntry a, TimelineEntry b) {
        int order = a.at().compareTo(b.at());
        return order != 0 ? order : a.post().compareTo(b.post());
    }

    /**
     * @param index from 0, the oldest, below the size
     */
    private TimelineEntry get(int index) {
        TimelineEntry entry = ring[wrap(head + index)];
        if (entry == null) {
            throw new IllegalStateException("no entry at " + index + " of " + size);
        }
        return entry;
    }

    private void set(int index, @Nullable TimelineEntry entry) {
        ring[wrap(head + index)] = entry;
    }

    private int wrap(int index) {
        return index < ring.length ? index : index - ring.length;
    }
}
