package plaza.core.event;

import java.time.Duration;
import java.util.List;

/**
 * Follows the journal from where it stands when this is made, and has the listeners of a {@link
 * NotifyingJournal} hear what other processes write. Make it before anything is cached.
 */
public final class JournalFollower extends Worker {
    private static final int BATCH = 1_000;

    private final NotifyingJournal relay;
    private final Duration every;
    private JournalPosition position;

    /**
     * @param every how often it looks, and so how late listeners hear at the most
     */
    public JournalFollower(NotifyingJournal relay, Duration every, Backoff backoff) {
        super("journal-tail", backoff);
        this.relay = relay;
        this.every = every;
        this.position = relay.horizon();
    }

    @Override
    protected void round() throws InterruptedException {
        List<JournalEntry> entries = relay.readAfter(position, BATCH);
        relay.overhear(entries);
        if (!entries.isEmpty()) {
            position = entries.getLast().position();
        }
        if (entries.size() < BATCH) {
            pause(every);
        }
    }
}
