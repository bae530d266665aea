package plaza.core.event;

import java.time.Instant;
import java.util.List;

/** A journal before another one, which does what that does, but for what a subclass changes. */
public abstract class ForwardingJournal implements Journal {
    private final Journal journal;

    protected ForwardingJournal(Journal journal) {
        this.journal = journal;
    }

    @Override
    public boolean commit(Event event, PrimaryWrite write) {
        return journal.commit(event, write);
    }

    @Override
    public List<JournalEntry> readAfter(JournalPosition position, int limit) {
        return journal.readAfter(position, limit);
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
