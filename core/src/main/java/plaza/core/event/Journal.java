package plaza.core.event;

import java.time.Instant;
import java.util.List;

/**
 * The durable log of everything that happened. What {@link #commit} returned from survives the
 * death of the process and, where the engine promises it, of the machine.
 */
public interface Journal {
    /**
     * Writes an event and carries it out. Where journal and primary stores are one database this is
     * one transaction: the write comes first, on this thread, and when it says that nothing changed
     * there is no event. Elsewhere the event is durable before the write begins, and a worker
     * finishes a write that was interrupted. If the write throws, the exception is passed on and
     * nothing is acknowledged.
     *
     * <p>Commits of one key follow each other: a write begins when the commit before it has ended,
     * so that the journal's order is the order in which the writes of a key took effect. Commits of
     * different keys overlap freely, but for those that an event {@linkplain Event#alsoAlone keeps
     * out}. So what the write itself reads of the owner of its key stays as it is until the commit
     * has ended: a bound on what somebody has is checked there, and not before.
     *
     * <p>A {@link JointWrite} may run on another thread, in one transaction with others of its
     * kind.
     *
     * <p>Kept is the event as it is {@linkplain Event#told told}; what else it holds is gone as
     * soon as it has happened, or has turned out not to.
     *
     * @return what the write said
     */
    boolean commit(Event event, PrimaryWrite write);

    /**
     * The entries behind a position, in the order of the journal. An entry that becomes visible
     * late is never skipped: nothing is read that another, still uncommitted entry may yet come
     * before.
     */
    List<JournalEntry> readAfter(JournalPosition position, int limit);

    /**
     * A position such that every entry committed after this call is behind it: where a reader
     * begins who wants what is new.
     */
    JournalPosition horizon();

    /**
     * Removes entries older than {@code before} that lie at or before {@code consumed}; says how
     * many.
     */
    int prune(Instant before, JournalPosition consumed);

    /**
     * The write of a command to its primary stores. May run again after a crash; says if it changed
     * anything.
     */
    @FunctionalInterface
    interface PrimaryWrite {
        boolean write();
    }
}
