package plaza.app.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.event.WakeUp;
import plaza.core.feature.CleanupJob;

/** Does what has to be done from time to time: removes what has expired, keeps what is counted. */
final class CleanupWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CleanupWorker.class);

    private final List<CleanupTurn> turns;
    private final Duration every;

    /** What could not be cleaned up the last time; one thread looks at it. */
    private final Set<String> failing = new HashSet<>();

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("clean-up").factory());

    /**
     * @param written is signalled after each write to the journal that this process knows of
     */
    CleanupWorker(List<CleanupJob> jobs, Duration every, WakeUp written, Clock clock) {
        this.turns = jobs.stream().map(job -> new CleanupTurn(job, written, clock)).toList();
        this.every = every;
    }

    void start() {
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> turns.forEach(this::run),
                        every.toSeconds(),
                        every.toSeconds(),
                        TimeUnit.SECONDS);
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
            if (timer.isShutdown()) {
                return;
            }
            // Told once for each time that an engine is away, not every second of it.
            if (failing.add(job.what())) {
                LOG.warn("{} cannot be cleaned up; tried again every {}", job.what(), every, e);
            }
        } catch (RuntimeException e) {
            if (timer.isShutdown()) {
                return;
            }
            // The timer would never run again after an exception that gets out.
            LOG.error("Cleaning up {} failed; next try in {}", job.what(), every, e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
