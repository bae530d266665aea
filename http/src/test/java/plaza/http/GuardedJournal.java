package plaza.http;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import plaza.core.StorageException;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;

/** A journal whose engine can be taken away. */
record GuardedJournal(Journal journal, AtomicBoolean away) implements Journal {
    @Override
    public boolean commit(Event event, PrimaryWrite write) {
        if (away.get()) {
            throw StorageException.away("the journal is away", null);
        }
        return journal.commit(event, write);
    }

    @Override
    public List<JournalEntry> readAfter(JournalPosition position, int limit) {
        return journal.readAfter(position, limit);
    }

    @Override
    public JournalPosition end() {
        return journal.end();
    }

    @Override
    public JournalPosition horizon() {
        return journal.horizon();
    }

    @Override
    public int prune(Instant before, JournalPosition consumed) {
        return journal.prune(before, consumed);
    }
}
