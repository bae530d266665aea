package plaza.memory.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.KeyLocks;

/**
 * The journal of a process that keeps nothing. Positions count up: an entry gets its own when its
 * write has ended, so that none ever appears before one that was read. Thread-safe.
 */
public final class MemoryJournal implements Journal {
    /** Nothing here takes long but what the writes do. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final UUID node;
    private final Clock clock;
    private final ConcurrentNavigableMap<JournalPosition, JournalEntry> entries =
            new ConcurrentSkipListMap<>();
    private final KeyLocks keys = new KeyLocks();
    private long last;

    public MemoryJournal(UUID node, Clock clock) {
        this.node = node;
        this.clock = clock;
    }

    @Override
    public boolean commit(Event event, PrimaryWrite write) {
        KeyLocks.Held turn = keys.lock(event, PATIENCE);
        try {
            boolean changed = write.write();
            if (changed) {
                append(event);
            }
            return changed;
        } finally {
            turn.release();
        }
    }

    private synchronized void append(Event event) {
        var position = new JournalPosition(++last, 0);
        entries.put(position, new JournalEntry(position, node, event.told(), clock.instant()));
    }

    @Override
    public synchronized List<JournalEntry> readAfter(JournalPosition position, int limit) {
        return entries.tailMap(position, false).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized JournalPosition horizon() {
        return new JournalPosition(last, 0);
    }

    @Override
    public int prune(Instant before, JournalPosition consumed) {
        List<JournalPosition> old =
                entries.headMap(consumed, true).values().stream()
                        .filter(entry -> entry.at().isBefore(before))
                        .map(JournalEntry::position)
                        .toList();
        old.forEach(entries::remove);
        return old.size();
    }

    /** How many entries lie behind a position. */
    int countAfter(JournalPosition position) {
        return entries.tailMap(position, false).size();
    }
}
