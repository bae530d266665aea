package plaza.core.event.step;

import java.time.Duration;
import java.util.Set;
import plaza.core.event.Backoff;
import plaza.core.event.Worker;

/**
 * Says again and again that this process lives, and looks after commits of its own that are open
 * while no thread is in them: the engine was away when they wanted to end.
 */
final class Heartbeat extends Worker {
    private final JournalSteps steps;
    private final Set<String> running;
    private final Duration every;

    Heartbeat(JournalSteps steps, Set<String> running, Duration every) {
        super(
                "journal-pulse",
                new Backoff(Duration.ofMillis(50), every, Backoff.standard().random()));
        this.steps = steps;
        this.running = running;
        this.every = every;
    }

    @Override
    protected void round() throws InterruptedException {
        steps.beat();
        steps.listOwn().stream()
                // A commit is among the running before it is open.
                .filter(commit -> !running.contains(commit.token()))
                .forEach(steps::doubt);
        pause(every);
    }
}
