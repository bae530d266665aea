package plaza.memory.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;

/** Where the readers of a {@link MemoryJournal} are. Thread-safe. */
public final class MemoryJournalConsumers implements JournalConsumers {
    private static final int MAX_LAG = 1_000_000;
    private static final int MAX_LISTED = 1_000;

    private final MemoryJournal journal;
    private final ConcurrentHashMap<String, JournalPosition> positions = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, ConcurrentNavigableMap<JournalPosition, Parked>>
            parked = new ConcurrentHashMap<>();

    public MemoryJournalConsumers(MemoryJournal journal) {
        this.journal = journal;
    }

    @Override
    public JournalPosition position(String consumer) {
        return positions.getOrDefault(consumer, JournalPosition.START);
    }

    @Override
    public void acknowledge(Map<String, JournalPosition> reached) {
        reached.forEach(
                (consumer, position) ->
                        positions.merge(consumer, position, (a, b) -> a.compareTo(b) < 0 ? b : a));
    }

    @Override
    public long lag(String consumer) {
        return Math.min(journal.countAfter(position(consumer)), MAX_LAG);
    }

    @Override
    public void park(String consumer, JournalEntry entry, String reason) {
        parkedBy(consumer).put(entry.position(), new Parked(entry, reason));
    }

    @Override
    public List<Parked> listParked(String consumer) {
        return parkedBy(consumer).values().stream().limit(MAX_LISTED).toList();
    }

    @Override
    public Optional<Parked> findParked(String consumer, JournalPosition position) {
        return Optional.ofNullable(parkedBy(consumer).get(position));
    }

    @Override
    public boolean unpark(String consumer, JournalPosition position) {
        return parkedBy(consumer).remove(position) != null;
    }

    private ConcurrentNavigableMap<JournalPosition, Parked> parkedBy(String consumer) {
        return parked.computeIfAbsent(consumer, c -> new ConcurrentSkipListMap<>());
    }
}
