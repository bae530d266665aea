package plaza.core.event;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes, every hour, what all consumers have passed and what is older than the retention. A
 * consumer that has never acknowledged anything keeps everything.
 */
public final class JournalPruner extends Worker {
    private static final Logger LOG = LoggerFactory.getLogger(JournalPruner.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Journal journal;
    private final JournalConsumers consumers;
    private final Set<String> names;
    private final Duration retention;
    private final Clock clock;

    /**
     * @param names all consumers of the journal, by name
     */
    public JournalPruner(
            Journal journal,
            JournalConsumers consumers,
            Set<String> names,
            Duration retention,
            Clock clock,
            Backoff backoff) {
        super("journal-pruner", backoff);
        this.journal = journal;
        this.consumers = consumers;
        this.names = Set.copyOf(names);
        this.retention = retention;
        this.clock = clock;
    }

    /** Prunes once; says how many entries went. */
    public int prune() {
        JournalPosition consumed =
                names.stream()
                        .map(consumers::position)
                        .min(Comparator.naturalOrder())
                        .orElseGet(journal::horizon);
        return journal.prune(clock.instant().minus(retention), consumed);
    }

    @Override
    protected void round() throws InterruptedException {
        int removed = prune();
        if (removed > 0) {
            LOG.info(
                    "{} entries of the journal were older than {} and are gone",
                    removed,
                    retention);
        }
        pause(EVERY);
    }
}
