package plaza.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.core.StorageException;
import plaza.core.event.Backoff;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.Redo;
import plaza.core.event.WakeUp;
import plaza.core.event.Worker;
import plaza.core.event.step.JournalSteps;
import plaza.core.event.step.JournalSteps.Open;
import plaza.core.event.step.RecoveryWorker;
import plaza.core.event.step.SteppedJournal;

/** The promises of {@link InterruptedCommitsContract} of a journal that is made of steps. */
public abstract class SteppedJournalContract extends InterruptedCommitsContract {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final List<AutoCloseable> closeables = new ArrayList<>();
    private @Nullable SteppedJournal journal;

    /** The steps of a process that has not said yet that it lives. */
    protected abstract JournalSteps steps();

    /** How long whoever waits for what is not finished yet does so. */
    protected abstract Duration patience();

    /** Has something closed after the test; what was opened last is closed first. */
    protected final <T extends AutoCloseable> T closing(T closeable) {
        closeables.add(closeable);
        return closeable;
    }

    @AfterEach
    final void closeAll() throws Exception {
        for (AutoCloseable closeable : closeables.reversed()) {
            closeable.close();
        }
    }

    @Override
    protected final Journal journal() {
        SteppedJournal made = journal;
        if (made == null) {
            made = closing(new SteppedJournal(steps(), patience()));
            journal = made;
        }
        return made;
    }

    @Override
    protected final Journal another() {
        return closing(new SteppedJournal(steps(), LONG));
    }

    /** Its pulse ended without a word. */
    @Override
    protected final void openByOneWhoDies(Event event) {
        steps().open(new Open(event, "token"));
    }

    @Override
    protected final Worker finisher(Redo redo) {
        return new RecoveryWorker(steps(), redo, new WakeUp(), Backoff.standard());
    }

    @Test
    void whatAnAnswerOfTheEngineWasLostForIsFinishedByThePulse() {
        Event event = JournalSamples.event(Samples.userId());
        var lossy = new LossySteps(steps());
        SteppedJournal other = closing(new SteppedJournal(lossy, patience()));
        lossy.loseTelling.set(true);
        assertThatThrownBy(() -> other.commit(event, () -> true))
                .isInstanceOf(StorageException.class);
        lossy.loseTelling.set(false);
        Worker finisher = closing(finisher(_ -> true));
        finisher.start();
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly(event));
    }

    private List<Event> told() {
        return journal().readAfter(JournalPosition.START, 1_000).stream()
                .map(JournalEntry::event)
                .toList();
    }
}
