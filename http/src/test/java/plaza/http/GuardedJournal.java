package plaza.http;

import java.util.concurrent.atomic.AtomicBoolean;
import plaza.core.StorageException;
import plaza.core.event.Event;
import plaza.core.event.ForwardingJournal;
import plaza.core.event.Journal;

/** A journal whose engine can be taken away. */
final class GuardedJournal extends ForwardingJournal {
    private final AtomicBoolean away;

    GuardedJournal(Journal journal, AtomicBoolean away) {
        super(journal);
        this.away = away;
    }

    @Override
    public boolean commit(Event event, PrimaryWrite write) {
        if (away.get()) {
            throw StorageException.unavailable("the journal is away", null);
        }
        return super.commit(event, write);
    }
}
