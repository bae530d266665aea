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
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration ASKED_EVERY = Duration.ofSeconds(1);

    private final Ward ward;
    private final Runnable check;
    private final ScheduledExecutorService timer;
    private final PortGuard.Patience patience;
    private final AtomicBoolean asking = new AtomicBoolean();

    /**
     * @param check returns when the engine answers, and throws when not
     * @param timer ends the watch when it is shut down
     */
    Watch(Ward ward, Runnable check, ScheduledExecutorService timer, PortGuard.Patience patience) {
        this.ward = ward;
        this.check = check;
        this.timer = timer;
        this.patience = patience;
    }

    void begin() {
        ward.breaker()
                .getEventPublisher()
                .onStateTransition(
                        event -> {
                            boolean open =
                                    event.getStateTransition().getToState()
                                            == CircuitBreaker.State.OPEN;
                            LOG.warn("{} is {}", ward.engine(), open ? "away" : "back");
                            if (open) {
                                start(this::askUntilItAnswers);
                            }
                        });
        long period = patience.untilAsked().toNanos() / 4;
        @SuppressWarnings("unused") // it ends with the timer
        ScheduledFuture<?> looking =
                timer.scheduleWithFixedDelay(this::look, period, period, TimeUnit.NANOSECONDS);
    }

    private void start(Runnable work) {
        Thread.ofVirtual().name("ask-" + ward.engine()).start(work);
    }

    /**
     * An engine that is silent while calls wait for it is asked whether it is there; one that does
     * not answer that either is doubted first, and then stands still.
     */
    private void look() {
        if (ward.isSilent(patience.untilAsked()) && asking.compareAndSet(false, true)) {
            long asked = System.nanoTime();
            ScheduledFuture<?> doubt =
                    timer.schedule(
                            () -> ward.doubt(asked),
                            patience.untilDoubted().toNanos(),
                            TimeUnit.NANOSECONDS);
            start(
                    () -> {
                        try {
                            askWhetherItStandsStill();
                        } finally {
                            doubt.cancel(false);
                            asking.set(false);
                        }
                    });
        }
    }

    private void askWhetherItStandsStill() {
        if (answers(patience.untilGivenUp())) {
            ward.hasAnswered();
        } else {
            ward.giveUp();
        }
    }

    private void askUntilItAnswers() {
        try {
            do {
                Thread.sleep(ASKED_EVERY);
            } while (!timer.isShutdown() && !answers(patience.timeout()));
            ward.hasAnswered();
            ward.breaker().transitionToClosedState();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers(Duration within) {
        try {
            ask(check, timer, within);
            return true;
        } catch (RuntimeException e) {
            LOG.debug("{} does not answer", ward.engine(), e);
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
                throw StorageException.away("no answer in " + within.toMillis() + " ms", null);
            }
        }
    }
}
