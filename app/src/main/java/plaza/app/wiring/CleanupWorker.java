package plaza.app.wiring;

import static java.util.Comparator.naturalOrder;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.event.Backoff;
import plaza.core.event.WakeUp;
import plaza.core.event.Worker;
import plaza.core.feature.CleanupJob;

/** Does what has to be done from time to time: removes what has expired, keeps what is counted. */
final class CleanupWorker extends Worker {
    private static final Logger LOG = LoggerFactory.getLogger(CleanupWorker.class);

    private final List<CleanupTurn> turns;
    private final Duration every;
    private final WakeUp written;

    /** What could not be cleaned up the last time. */
    private final Set<String> failing = new HashSet<>();

    /**
     * @param written is signalled after each write to the journal that this process knows of
     */
    CleanupWorker(
            List<CleanupJob> jobs, Duration every, WakeUp written, Clock clock, Backoff backoff) {
        super("clean-up", backoff);
        this.turns = jobs.stream().map(job -> new CleanupTurn(job, written, clock)).toList();
        this.every = every;
        this.written = written;
    }

    @Override
    protected void round() throws InterruptedException {
        pause(every);
        long signals = written.signals();
        Duration rest =
                turns.stream().map(turn -> turn.rest(signals)).min(naturalOrder()).orElse(every);
        if (!isClosing()) {
            written.await(signals, rest);
        }
        for (CleanupTurn turn : turns) {
            if (!isClosing()) {
                run(turn);
            }
        }
    }

    @Override
    protected void wake() {
        written.signal();
    }

    private void run(CleanupTurn turn) {
        CleanupJob job = turn.job();
        try {
            int gone = turn.take();
            if (failing.remove(job.what())) {
                LOG.info("{} are cleaned up again", job.what());
            }
            LOG.debug("{} {} were cleaned up", gone, job.what());
        } catch (StorageException e) {
            // Told once for each time that an engine is away, not every second of it.
            if (!isClosing() && failing.add(job.what())) {
                LOG.warn("{} cannot be cleaned up; tried again every {}", job.what(), every, e);
            }
        } catch (RuntimeException e) {
            // The other jobs have their turn all the same.
            if (!isClosing()) {
                LOG.error("Cleaning up {} failed; next try in {}", job.what(), every, e);
            }
        }
    }
}
