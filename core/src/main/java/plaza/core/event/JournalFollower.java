package plaza.core.event;

import java.time.Duration;
import java.util.List;

/**
 * Follows the journal from where it stands when this is made, and has the listeners of a {@link
 * NotifyingJournal} hear what other processes write. Make it before anything is cached.
 */
public final class JournalFollower extends Worker {
    private static final int BATCH = 1_000;

    /** Whoever has written goes on writing, as a rule. */
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final NotifyingJournal relay;
    private final Duration every;
    private final Duration quietly;
    private long lastNews;
    private JournalPosition position;

    /**
     * @param every how often it looks, and so how late listeners hear at the most
     * @param quietly how often it looks, and so how late they hear, where nothing of others' has
     *     come for {@link #BUSY}
     */
    public JournalFollower(
            NotifyingJournal relay, Duration every, Duration quietly, Backoff backoff) {
        super("journal-tail", backoff);
        this.relay = relay;
        this.every = every;
        this.quietly = quietly;
        this.lastNews = System.nanoTime() - BUSY.toNanos();
        this.position = relay.horizon();
    }

    @Override
    protected void round() throws InterruptedException {
        List<JournalEntry> entries = relay.readAfter(position, BATCH);
        if (relay.overhear(entries)) {
            lastNews = System.nanoTime();
        }
        if (!entries.isEmpty()) {
            position = entries.getLast().position();
        }
        if (entries.size() < BATCH) {
            pause(System.nanoTime() - lastNews < BUSY.toNanos() ? every : quietly);
        }
    }
}
