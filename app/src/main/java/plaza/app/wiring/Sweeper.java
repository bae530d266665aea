package plaza.app.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;

/** Removes what has expired, from time to time; whether it is still there never shows. */
final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final List<Sweep> sweeps;
    private final Duration every;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("sweeper").factory());

    /**
     * One kind of thing that expires.
     *
     * @param what its name in the log, in the plural
     * @param run removes what has expired at a time, says how many; may run again at any time
     */
    record Sweep(String what, ToIntFunction<Instant> run) {}

    Sweeper(List<Sweep> sweeps, Duration every, Clock clock) {
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

    private void sweep(Sweep sweep) {
        try {
            int expired = sweep.run().applyAsInt(clock.instant());
            LOG.debug("{} {} had expired", expired, sweep.what());
        } catch (StorageException e) {
            LOG.warn("Expired {} could not be removed; next try in {}", sweep.what(), every, e);
        } catch (RuntimeException e) {
            // The timer would never run again after an exception that gets out.
            LOG.error("Removing expired {} failed; next try in {}", sweep.what(), every, e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
