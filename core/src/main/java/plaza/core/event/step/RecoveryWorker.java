package plaza.core.event.step;

import java.time.Duration;
import java.util.List;
import plaza.core.event.Backoff;
import plaza.core.event.Redo;
import plaza.core.event.Verdict;
import plaza.core.event.WakeUp;
import plaza.core.event.Worker;
import plaza.core.event.step.JournalSteps.Doubt;

/**
 * Settles what is in doubt: carries each event out again, and tells it. One whose engine is away
 * stays in doubt, and is tried again. Several processes may have one; each doubt is with one of
 * them at a time.
 */
public final class RecoveryWorker extends Worker {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int BATCH = 100;

    /** Longer than carrying out one event may take. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(10);

    private final JournalSteps steps;
    private final Redo redo;
    private final WakeUp wakeUp;

    public RecoveryWorker(JournalSteps steps, Redo redo, WakeUp wakeUp, Backoff backoff) {
        super("journal-finisher", backoff);
        this.steps = steps;
        this.redo = redo;
        this.wakeUp = wakeUp;
    }

    @Override
    protected void round() throws InterruptedException {
        steps.collect();
        // One at a time: what waited for others here could be settled elsewhere meanwhile, and
        // would be carried out again after what came later.
        for (int i = 0; i < BATCH; i++) {
            List<Doubt> taken = steps.takeDoubts(1, GIVEN_UP_AFTER);
            for (Doubt doubt : taken) {
                if (isClosing()) {
                    return;
                }
                settle(doubt);
            }
            if (taken.isEmpty()) {
                break;
            }
        }
        pause(LOOK_EVERY);
    }

    private void settle(Doubt doubt) {
        Verdict verdict = Verdict.of(redo, doubt.event());
        boolean tell = verdict == Verdict.TELL;
        if (verdict != Verdict.WAIT && steps.settle(doubt, tell) && tell) {
            wakeUp.signal();
        }
    }
}
