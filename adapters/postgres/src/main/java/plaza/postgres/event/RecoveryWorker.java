package plaza.postgres.event;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import plaza.core.event.Backoff;
import plaza.core.event.EventCodec;
import plaza.core.event.Redo;
import plaza.core.event.Verdict;
import plaza.core.event.WakeUp;
import plaza.core.event.Worker;
import plaza.postgres.Database;
import plaza.postgres.event.OpenCommits.Opened;

/**
 * Finishes commits that went beyond their transaction and were cut off: carries the event out
 * again, and tells it. A commit whose locks are free has no writer any more. Several processes may
 * have such a worker; each commit is with one of them at a time, which holds its locks meanwhile.
 */
public final class RecoveryWorker extends Worker {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int BATCH = 100;

    /** What recovered entries are of: every process hears of them as of what another wrote. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Database database;
    private final OpenCommits commits;
    private final JournalRows rows;
    private final Redo redo;
    private final WakeUp wakeUp;

    public RecoveryWorker(
            Database database, EventCodec codec, Redo redo, WakeUp wakeUp, Backoff backoff) {
        super("journal-finisher", backoff);
        this.database = database;
        this.commits = new OpenCommits(database, codec);
        this.rows = new JournalRows(codec);
        this.redo = redo;
        this.wakeUp = wakeUp;
    }

    @Override
    protected void round() throws InterruptedException {
        List<Opened> some = List.of();
        do {
            // Behind those that have to wait, so that they keep nobody waiting.
            some = commits.listOldest(some.isEmpty() ? null : some.getLast(), BATCH);
            for (Opened each : some) {
                if (isClosing()) {
                    return;
                }
                if (finish(each) == Verdict.TELL) {
                    wakeUp.signal();
                }
            }
        } while (some.size() == BATCH);
        pause(LOOK_EVERY);
    }

    private Verdict finish(Opened commit) {
        try {
            return database.inTransaction(
                    handle -> {
                        var names = JournalLocks.names(commit.event());
                        if (!JournalLocks.lockFree(handle, names).containsAll(names)
                                || !OpenCommits.close(handle, commit.token())) {
                            throw new NotTellingException(Verdict.WAIT);
                        }
                        Verdict verdict = Verdict.of(redo, commit.event());
                        if (verdict != Verdict.TELL) {
                            throw new NotTellingException(verdict);
                        }
                        rows.append(handle, List.of(commit.event()), NOBODY);
                        return verdict;
                    });
        } catch (NotTellingException e) {
            if (e.verdict == Verdict.FORGET) {
                commits.forget(commit.token());
            }
            return e.verdict;
        }
    }

    /** Nothing of the transaction is kept: what was written in it may be half of what was meant. */
    private static final class NotTellingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Verdict verdict;

        NotTellingException(Verdict verdict) {
            super(verdict.name(), null, false, false);
            this.verdict = verdict;
        }
    }
}
