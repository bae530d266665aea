package plaza.redis.event;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.DomainException;
import plaza.core.StorageException;
import plaza.core.event.Backoff;
import plaza.core.event.Event;
import plaza.core.event.Redo;
import plaza.core.event.WakeUp;
import plaza.core.event.Worker;
import plaza.redis.event.JournalSteps.Doubt;

/**
 * Settles what is in doubt: carries each event out again, and tells it. One whose engine is away
 * stays in doubt, and is tried again. Several processes may have one; each doubt is with one of
 * them at a time.
 */
public final class RecoveryWorker extends Worker {
    private static final Logger LOG = LoggerFactory.getLogger(RecoveryWorker.class);
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
        for (Doubt doubt : steps.takeDoubts(BATCH, GIVEN_UP_AFTER)) {
            if (isClosing()) {
                return;
            }
            settle(doubt);
        }
        pause(LOOK_EVERY);
    }

    private void settle(Doubt doubt) {
        Event event = doubt.event();
        boolean tell;
        try {
            tell = redo.redo(event);
        } catch (StorageException e) {
            if (e.isTransient()) {
                LOG.debug("{} stays in doubt", event.getClass().getSimpleName(), e);
                return;
            }
            LOG.error("{} cannot be carried out", event.getClass().getSimpleName(), e);
            tell = false;
        } catch (DomainException e) {
            LOG.info(
                    "{} was begun, and cannot be any more: {}",
                    event.getClass().getSimpleName(),
                    e.getMessage());
            tell = false;
        } catch (RuntimeException e) {
            // Nobody was told that it succeeded; it must not hold up what is about the same.
            LOG.error("{} cannot be carried out", event.getClass().getSimpleName(), e);
            tell = false;
        }
        if (steps.settle(doubt, tell) && tell) {
            wakeUp.signal();
        }
    }
}
