package plaza.core.event;

/** Settles commits that were cut off, where the journal's engine does not undo them by itself. */
@FunctionalInterface
public interface JournalRecovery {
    /** A worker that carries them out again; not started. */
    Worker worker(Redo redo, WakeUp wakeUp, Backoff backoff);
}
