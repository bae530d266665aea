package plaza.core.event;

import org.jspecify.annotations.Nullable;

/**
 * A journal where something happens after a command has looked at what is there, and before it
 * commits: what another command may do at the same time.
 */
public final class OvertakenJournal extends ForwardingJournal {
    private @Nullable Runnable other;

    public OvertakenJournal(Journal journal) {
        super(journal);
    }

    /** Does this before the next commit, once. */
    public void overtakeWith(Runnable command) {
        other = command;
    }

    @Override
    public boolean commit(Event event, PrimaryWrite write) {
        Runnable first = other;
        other = null;
        if (first != null) {
            first.run();
        }
        return super.commit(event, write);
    }
}
