package plaza.cache;

import plaza.core.event.Event;
import plaza.core.event.ForwardingJournal;
import plaza.core.event.Journal;

/**
 * Keeps the caches of this package out of transactions. It has to stand between the journal of the
 * engine and whatever tells listeners of an event: without it, what a transaction reads of its own
 * writes would stay cached after a rollback, and what others load while it commits would stay
 * cached where no event follows.
 */
public final class CacheAwareJournal extends ForwardingJournal {
    public CacheAwareJournal(Journal delegate) {
        super(delegate);
    }

    @Override
    public boolean commit(Event event, PrimaryWrite write) {
        return CommitScope.call(() -> super.commit(event, write));
    }
}
