package plaza.core.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Reads the journal for the workers of this process. What one of them has read is there for those
 * that come behind it, and whoever stands at the end is answered by one query: so an entry is read
 * and decoded once, and not once for each projection. Thread-safe; its cursors are for one thread
 * each.
 */
public final class JournalReader {
    /** How many entries are read at once. */
    static final int BATCH = 256;

    /** Places whose answers are kept: more than there are workers, and few enough to forget. */
    private static final int KEPT = 16;

    private final Journal journal;
    private final WakeUp wakeUp;
    private final RecentEntries recent = new RecentEntries();
    private final Map<JournalPosition, Reading> latest = new LinkedHashMap<>();
    private long readings;

    /**
     * @param wakeUp is signalled when this process has written to the journal
     */
    public JournalReader(Journal journal, WakeUp wakeUp) {
        this.journal = journal;
        this.wakeUp = wakeUp;
    }

    /**
     * A query, running or answered.
     *
     * @param by who asks it
     * @param signals how many signals there had been when it began
     */
    private record Reading(
            Cursor by, long number, long signals, CompletableFuture<List<JournalEntry>> entries) {}

    /** A worker's own way through the journal. */
    public Cursor cursor() {
        return new Cursor();
    }

    /** Where one worker reads. */
    public final class Cursor {
        private long last;

        private Cursor() {}

        /**
         * The entries behind a position, at most {@value #BATCH}, as {@link Journal#readAfter}.
         * Where another worker has not read beyond it, they are what a query found that this cursor
         * has not had an answer of before, and that began after {@code signals} signals: so whoever
         * is answered that there is nothing has seen what this process wrote until then, and sees
         * what others wrote at the next call at the latest.
         *
         * @param signals what {@link WakeUp#signals} said before this call
         */
        public List<JournalEntry> readAfter(JournalPosition position, long signals) {
            Reading reading;
            synchronized (latest) {
                List<JournalEntry> known = recent.after(position, BATCH);
                if (!known.isEmpty()) {
                    return known;
                }
                Reading there = latest.get(position);
                if (there != null && there.number > last && there.signals >= signals) {
                    reading = there;
                } else {
                    reading = begin(position, this);
                }
            }
            last = reading.number;
            return reading.by == this ? query(position, reading) : answer(reading);
        }
    }

    private Reading begin(JournalPosition position, Cursor by) {
        var reading = new Reading(by, ++readings, wakeUp.signals(), new CompletableFuture<>());
        latest.remove(position);
        latest.put(position, reading);
        if (latest.size() > KEPT) {
            latest.remove(latest.keySet().iterator().next());
        }
        return reading;
    }

    private List<JournalEntry> query(JournalPosition position, Reading reading) {
        try {
            List<JournalEntry> entries = List.copyOf(journal.readAfter(position, BATCH));
            synchronized (latest) {
                recent.add(position, entries);
            }
            reading.entries.complete(entries);
            return entries;
        } catch (RuntimeException | Error e) {
            reading.entries.completeExceptionally(e);
            throw e;
        }
    }

    private static List<JournalEntry> answer(Reading reading) {
        try {
            return reading.entries.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }
}
