package plaza.core.event;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;

/**
 * A journal that tells listeners of what was committed, before the writer gets its answer, and
 * wakes the projections. Commits must not be made within a transaction of the caller's: listeners
 * would hear of what is not committed yet. Thread-safe.
 */
public final class NotifyingJournal extends ForwardingJournal {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyingJournal.class);
    private static final int MAX_OPEN = 10_000;

    private final UUID node;
    private final List<EventListener> listeners;
    private final WakeUp wakeUp;
    private final ConcurrentHashMap<Event, Outcome> open = new ConcurrentHashMap<>();

    /** What is known of a commit that has not returned. One that has is not remembered. */
    private enum Outcome {
        PENDING,
        /** It is in the journal. */
        SEEN,
        /** It failed, but may be in the journal all the same: the connection died at its end. */
        UNSURE
    }

    /**
     * @param node what this process writes into its entries
     */
    public NotifyingJournal(
            Journal journal, UUID node, List<EventListener> listeners, WakeUp wakeUp) {
        super(journal);
        this.node = node;
        this.listeners = List.copyOf(listeners);
        this.wakeUp = wakeUp;
    }

    @Override
    public boolean commit(Event event, PrimaryWrite write) {
        // As it comes back from the journal.
        Event told = event.told();
        if (open.size() < MAX_OPEN) {
            open.put(told, Outcome.PENDING);
        }
        boolean changed;
        try {
            changed = super.commit(event, write);
        } catch (StorageException e) {
            if (open.remove(told, Outcome.SEEN)) {
                tell(event);
            } else {
                open.replace(told, Outcome.PENDING, Outcome.UNSURE);
            }
            throw e;
        } catch (RuntimeException | Error e) {
            open.remove(told);
            throw e;
        }
        open.remove(told);
        if (changed) {
            tell(event);
            wakeUp.signal();
        }
        return changed;
    }

    /**
     * Tells the listeners of those entries that they did not hear of when they were committed, and
     * wakes the projections for them. Says whether there were any.
     */
    boolean overhear(List<JournalEntry> entries) {
        boolean news = false;
        for (JournalEntry entry : entries) {
            if (!entry.node().equals(node) || open.remove(entry.event(), Outcome.UNSURE)) {
                tell(entry.event());
                news = true;
            } else {
                // Who commits it tells of it: at a later time it would undo what came after it.
                open.replace(entry.event(), Outcome.PENDING, Outcome.SEEN);
            }
        }
        if (news) {
            wakeUp.signal();
        }
        return news;
    }

    private void tell(Event event) {
        for (EventListener listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException e) {
                // The event is committed: the writer must hear that, whatever a listener does.
                LOG.error("A listener failed at {}", event.getClass().getSimpleName(), e);
            }
        }
    }
}
