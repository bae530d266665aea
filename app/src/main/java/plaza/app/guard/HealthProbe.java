package plaza.app.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.Deadline;
import plaza.core.StorageException;

/** Asks one engine whether it is there: when it is silent, and while its breaker is open. */
final class HealthProbe {
    private static final Logger LOG = LoggerFactory.getLogger(HealthProbe.class);
    private static final Duration ASKED_EVERY = Duration.ofSeconds(1);

    private final EngineState engine;
    private final Runnable check;
    private final ScheduledExecutorService timer;
    private final EngineTimeouts timeouts;
    private final AtomicBoolean asking = new AtomicBoolean();

    /**
     * @param check returns when the engine answers, and throws when not
     * @param timer ends the probe when it is shut down
     */
    HealthProbe(
            EngineState engine,
            Runnable check,
            ScheduledExecutorService timer,
            EngineTimeouts timeouts) {
        this.engine = engine;
        this.check = check;
        this.timer = timer;
        this.timeouts = timeouts;
    }

    void begin() {
        engine.breaker()
                .getEventPublisher()
                .onStateTransition(
                        event -> {
                            boolean open =
                                    event.getStateTransition().getToState()
                                            == CircuitBreaker.State.OPEN;
                            LOG.warn("{} is {}", engine.name(), open ? "away" : "back");
                            if (open) {
                                start(this::askUntilItAnswers);
                            }
                        });
        long period = timeouts.untilAsked().toNanos() / 4;
        @SuppressWarnings("unused") // it ends with the timer
        ScheduledFuture<?> looking =
                timer.scheduleWithFixedDelay(this::look, period, period, TimeUnit.NANOSECONDS);
    }

    private void start(Runnable work) {
        Thread.ofVirtual().name("ask-" + engine.name()).start(work);
    }

    /**
     * An engine that is silent while calls wait for it is asked whether it is there; one that does
     * not answer that either is suspected first, and then unavailable.
     */
    private void look() {
        if (engine.isSilent(timeouts.untilAsked()) && asking.compareAndSet(false, true)) {
            long asked = System.nanoTime();
            ScheduledFuture<?> suspicion =
                    timer.schedule(
                            () -> engine.suspect(asked),
                            timeouts.untilSuspected().toNanos(),
                            TimeUnit.NANOSECONDS);
            start(
                    () -> {
                        try {
                            askWhetherItStandsStill();
                        } finally {
                            suspicion.cancel(false);
                            asking.set(false);
                        }
                    });
        }
    }

    private void askWhetherItStandsStill() {
        if (answers(timeouts.untilUnavailable())) {
            engine.hasAnswered();
        } else {
            engine.becomeUnavailable();
        }
    }

    private void askUntilItAnswers() {
        try {
            do {
                Thread.sleep(ASKED_EVERY);
            } while (!timer.isShutdown() && !answers(timeouts.call()));
            engine.becomeAvailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers(Duration within) {
        try {
            ask(check, timer, within);
            return true;
        } catch (RuntimeException e) {
            LOG.debug("{} does not answer", engine.name(), e);
            return false;
        }
    }

    /**
     * Asks an engine, whatever its breaker says, for no longer than said.
     *
     * @throws StorageException (transient) when that is over
     */
    static void ask(Runnable check, ScheduledExecutorService timer, Duration within) {
        try (Deadline deadline = Deadline.after(timer, within)) {
            try {
                check.run();
            } catch (RuntimeException e) {
                if (!deadline.passed()) {
                    throw e;
                }
            }
            if (deadline.passed()) {
                throw StorageException.unavailable(
                        "no answer in " + within.toMillis() + " ms", null);
            }
        }
    }
}
