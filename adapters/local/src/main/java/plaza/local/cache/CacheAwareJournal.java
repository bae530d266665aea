package plaza.local.cache;

import java.time.Instant;
import java.util.List;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;

/**
 * Keeps the caches of this package out of transactions. It has to stand between the journal of the
 * engine and whatever tells listeners of an event: without it, what a transaction reads of its own
 * writes would stay cached after a rollback, and what others load while it commits would stay
 * cached where no event follows.
 */
public final class CacheAwareJournal implements Journal {
    private final Journal delegate;

    public CacheAwareJournal(Journal delegate) {
        this.delegate = delegate;
    }

    @Override
    public boolean commit(Event event, PrimaryWrite write) {
        return CommitScope.call(() -> delegate.commit(event, write));
    }

    @Override
    public List<JournalEntry> readAfter(JournalPosition position, int limit) {
        return delegate.readAfter(position, limit);
    }

    @Override
    public JournalPosition end() {
        return delegate.end();
    }

    @Override
    public JournalPosition horizon() {
        return delegate.horizon();
    }

    @Override
    public int prune(Instant before, JournalPosition consumed) {
        return delegate.prune(before, consumed);
    }
}
