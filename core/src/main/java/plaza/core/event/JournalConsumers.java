package plaza.core.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far each worker has come in the journal, and what it had to set aside. */
public interface JournalConsumers {
    /** How far a consumer has come; {@link JournalPosition#START} for one that is new. */
    JournalPosition position(String consumer);

    /**
     * Each of these consumers has done everything up to there. Never goes back. May be forgotten by
     * a crash: work is then repeated.
     */
    void acknowledge(Map<String, JournalPosition> reached);

    /** How many entries wait for a consumer; counts no further than 1,000,000. */
    long lag(String consumer);

    /**
     * Sets an entry aside that could not be handled, durably. Twice the same: the last reason
     * stands.
     */
    void park(String consumer, JournalEntry entry, String reason);

    /** What was set aside, in the order of the journal; at most 1,000. */
    List<Parked> listParked(String consumer);

    /** One parked entry. */
    Optional<Parked> findParked(String consumer, JournalPosition position);

    /** Forgets a parked entry, because it has been handled; says whether it was there. */
    boolean unpark(String consumer, JournalPosition position);

    /** An entry that was set aside, and why. */
    record Parked(JournalEntry entry, String reason) {}
}
