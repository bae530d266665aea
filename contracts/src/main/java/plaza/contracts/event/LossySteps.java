package plaza.contracts.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import plaza.core.StorageException;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.step.JournalSteps;

/** Loses the connection before an event is told, where it is told to. */
final class LossySteps implements JournalSteps {
    final AtomicBoolean loseTelling = new AtomicBoolean();
    private final JournalSteps steps;

    LossySteps(JournalSteps steps) {
        this.steps = steps;
    }

    @Override
    public Opening open(Open commit) {
        return steps.open(commit);
    }

    @Override
    public Optional<JournalPosition> tell(Open commit) {
        if (loseTelling.get()) {
            throw StorageException.unavailable("lost", null);
        }
        return steps.tell(commit);
    }

    @Override
    public void forget(Open commit) {
        steps.forget(commit);
    }

    @Override
    public void doubt(Open commit) {
        steps.doubt(commit);
    }

    @Override
    public List<Open> listOwn() {
        return steps.listOwn();
    }

    @Override
    public void beat() {
        steps.beat();
    }

    @Override
    public void leave() {}

    @Override
    public long collect() {
        return steps.collect();
    }

    @Override
    public List<Doubt> takeDoubts(int limit, Duration idle) {
        return steps.takeDoubts(limit, idle);
    }

    @Override
    public boolean settle(Doubt doubt, boolean tell) {
        return steps.settle(doubt, tell);
    }

    @Override
    public List<JournalEntry> readAfter(JournalPosition position, int limit) {
        return steps.readAfter(position, limit);
    }

    @Override
    public JournalPosition end() {
        return steps.end();
    }

    @Override
    public int prune(Instant before, JournalPosition consumed) {
        return steps.prune(before, consumed);
    }
}
