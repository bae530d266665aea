package plaza.core.event.step;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;

/**
 * The steps of {@link SteppedJournal}: each method is one step on its engine, done or not done. An
 * event goes from <em>open</em> (its write may be running) to <em>told</em> (it is in the journal),
 * or away (nothing changed), or <em>in doubt</em> (nobody knows whether its write took effect),
 * from where a {@link RecoveryWorker} takes it.
 */
public interface JournalSteps {
    /** How long a process is taken for alive after it said so. */
    Duration LIVES = Duration.ofSeconds(5);

    /** Whose entries are those that a finisher told: of no process, so that all listen to them. */
    UUID FINISHER = new UUID(0, 0);

    /**
     * A commit of this process.
     *
     * @param token tells it from the other commits of its key
     */
    record Open(Event event, String token) {}

    /** An event in doubt, for this process to settle. */
    record Doubt(String id, Event event) {}

    /** What came of an attempt to open a commit. */
    enum Opening {
        OPEN,
        /** Another process has one open for the key. */
        BUSY,
        /** As BUSY, but that process is gone: {@link #collect} puts its commits in doubt. */
        ABANDONED,
        /** An event about the same is in doubt. */
        IN_DOUBT
    }

    /** Makes an event durable before its write begins. */
    Opening open(Open commit);

    /** Tells an event that is open, unless it is in doubt already; says at which position. */
    Optional<JournalPosition> tell(Open commit);

    /** Forgets an event that is open: it changed nothing. */
    void forget(Open commit);

    /** Puts an event in doubt that is open. */
    void doubt(Open commit);

    /** The commits of this process that are open. */
    List<Open> listOwn();

    /** Says that this process lives; for some seconds. */
    void beat();

    /** Says that this process has ended. */
    void leave();

    /** Puts the commits of processes in doubt that no longer live; says how many there were. */
    long collect();

    /**
     * Events in doubt that nobody else is settling: new ones, and those that somebody took this
     * long ago and did not settle.
     */
    List<Doubt> takeDoubts(int limit, Duration idle);

    /** Ends a doubt: tells its event, or forgets it. Says whether it was in doubt still. */
    boolean settle(Doubt doubt, boolean tell);

    List<JournalEntry> readAfter(JournalPosition position, int limit);

    JournalPosition end();

    int prune(Instant before, JournalPosition consumed);
}
