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
import plaza.core.feature.CleanupJob;

/** Does what has to be done from time to time: removes what has expired, keeps what is counted. */
final class CleanupWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CleanupWorker.class);

    private final List<CleanupJob> sweeps;
    private final Duration every;
    private final Clock clock;

    /** What could not be swept the last time; one thread looks at it. */
    private final Set<String> failing = new HashSet<>();

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("sweeper").factory());

    CleanupWorker(List<CleanupJob> sweeps, Duration every, Clock clock) {
        this.sweeps = List.copyOf(sweeps);
        this.every = every;
        this.clock = clock;
    }

    void start() {
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> sweeps.forEach(this::sweep),
                        every.toSeconds(),
                        every.toSeconds(),
                        TimeUnit.SECONDS);
    }

    private void sweep(CleanupJob sweep) {
        try {
            int swept = sweep.run().applyAsInt(clock.instant());
            if (failing.remove(sweep.what())) {
                LOG.info("{} are swept again", sweep.what());
            }
            LOG.debug("{} {} were swept", swept, sweep.what());
        } catch (StorageException e) {
            if (timer.isShutdown()) {
                return;
            }
            // Told once for each time that an engine is away, not every second of it.
            if (failing.add(sweep.what())) {
                LOG.warn("{} cannot be swept; tried again every {}", sweep.what(), every, e);
            }
        } catch (RuntimeException e) {
            if (timer.isShutdown()) {
                return;
            }
            // The timer would never run again after an exception that gets out.
            LOG.error("Sweeping {} failed; next try in {}", sweep.what(), every, e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
