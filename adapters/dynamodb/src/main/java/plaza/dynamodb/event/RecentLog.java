package plaza.dynamodb.event;

import java.util.List;
import java.util.TreeMap;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.RecentEntries;

/**
 * The end of the journal as far as this process has heard of it: what it wrote itself, what the
 * stream brought, and what was read from the table, in any order. What does not follow what is
 * known is kept apart until what lies between has come. Bounded. Thread-safe.
 */
final class RecentLog {
    /** So many items may come before the one that they follow. */
    private static final int MOST_APART = 256;

    private final RecentEntries recent = new RecentEntries();
    private final TreeMap<JournalPosition, List<JournalEntry>> apart = new TreeMap<>();

    /** Takes entries that follow each other. */
    synchronized void hear(List<JournalEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        JournalPosition before = before(entries);
        if (before.compareTo(recent.end()) <= 0) {
            recent.add(before, entries);
        } else {
            apart.put(before, entries);
            if (apart.size() > MOST_APART) {
                // What is missing did not come: from here on it is known again.
                var first = apart.pollFirstEntry();
                recent.add(first.getKey(), first.getValue());
            }
        }
        join();
    }

    /** Takes what the table has behind a place. */
    synchronized void read(JournalPosition position, List<JournalEntry> found) {
        recent.add(position, found);
        join();
    }

    private void join() {
        while (!apart.isEmpty() && apart.firstKey().compareTo(recent.end()) <= 0) {
            var next = apart.pollFirstEntry();
            recent.add(next.getKey(), next.getValue());
        }
    }

    private static JournalPosition before(List<JournalEntry> entries) {
        return LogItems.position(entries.getFirst().position().major() - 1);
    }

    /** The entries behind a place; none where they are not known, or there are none yet. */
    synchronized List<JournalEntry> after(JournalPosition position, int limit) {
        return recent.after(position, limit);
    }

    /** Whether a place is the end, as far as anything was heard. */
    synchronized boolean isEnd(JournalPosition position) {
        return apart.isEmpty() && recent.end().equals(position);
    }
}
