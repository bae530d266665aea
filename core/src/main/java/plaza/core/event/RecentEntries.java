package plaza.core.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of the journal, as far as it was read: a piece without gaps, since nothing comes into the
 * journal in front of what was read from it. Not thread-safe.
 */
public final class RecentEntries {
    /** So far may one worker be behind another and still have its entries from here. */
    static final int KEPT = 1_024;

    private final List<JournalEntry> entries = new ArrayList<>();

    /** The place that the first entry follows; null as long as nothing was read. */
    private @Nullable JournalPosition begin;

    /** The entries behind a position; none where they are not known, or there are none yet. */
    public List<JournalEntry> after(JournalPosition position, int limit) {
        if (begin == null || position.compareTo(begin) < 0) {
            return List.of();
        }
        int first = firstAfter(position);
        return List.copyOf(entries.subList(first, Math.min(entries.size(), first + limit)));
    }

    private int firstAfter(JournalPosition position) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).position().compareTo(position) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Takes what was found behind a position, unless it is older than what is kept. */
    public void add(JournalPosition position, List<JournalEntry> found) {
        if (begin == null || position.compareTo(end()) > 0) {
            entries.clear();
            begin = position;
            entries.addAll(found);
        } else if (position.compareTo(begin) >= 0) {
            JournalPosition end = end();
            found.stream()
                    .filter(entry -> entry.position().compareTo(end) > 0)
                    .forEach(entries::add);
        }
        forgetOldest();
    }

    /** The place of the last entry that is known; the start where nothing is. */
    public JournalPosition end() {
        if (!entries.isEmpty()) {
            return entries.getLast().position();
        }
        return begin == null ? JournalPosition.START : begin;
    }

    private void forgetOldest() {
        int over = entries.size() - KEPT;
        if (over > 0) {
            begin = entries.get(over - 1).position();
            entries.subList(0, over).clear();
        }
    }
}
