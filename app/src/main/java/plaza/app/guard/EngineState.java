package plaza.app.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import plaza.core.Deadline;
import plaza.core.Fallback;
import plaza.core.StorageException;

/**
 * The state of one engine: available, suspected of standing still, or unavailable (its breaker is
 * open); and the calls that wait for it. Thread-safe.
 */
final class EngineState {
    private static final int WINDOW = 50;
    private static final int MINIMUM_CALLS = 20;

    private final String name;
    private final CircuitBreaker breaker;
    private final Map<Deadline, Waiting> waiting = new ConcurrentHashMap<>();
    private volatile long answered = System.nanoTime();

    /**
     * When it was asked what it did not answer in time; any answer after that ends the suspicion.
     */
    private volatile long suspectedSince = answered - 1;

    private final LongAdder suspicions = new LongAdder();

    /**
     * @param fallback whether the caller has one
     */
    private record Waiting(long since, boolean fallback) {}

    /**
     * @param open after which an open breaker lets some calls through
     */
    EngineState(String name, Duration open) {
        this.name = name;
        this.breaker =
                CircuitBreaker.of(
                        name,
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(WINDOW)
                                .minimumNumberOfCalls(MINIMUM_CALLS)
                                .waitDurationInOpenState(open)
                                .recordException(EngineState::isTransient)
                                .build());
    }

    private static boolean isTransient(Throwable e) {
        return e instanceof StorageException storage && storage.isTransient();
    }

    String name() {
        return name;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /** A call waits from now on. */
    void waits(Deadline call, boolean fallback) {
        waiting.put(call, new Waiting(System.nanoTime(), fallback));
    }

    /** A call waits no more, for whatever reason. */
    void done(Deadline call) {
        waiting.remove(call);
    }

    void hasAnswered() {
        answered = System.nanoTime();
    }

    /** How often it was suspected. */
    long suspicions() {
        return suspicions.sum();
    }

    /** Whether who has a fallback had better use it. */
    boolean isSuspected() {
        return answered - suspectedSince <= 0;
    }

    /** Whether it is suspected, and who asks on this thread has a fallback. */
    boolean isToBeAvoided() {
        return isSuspected() && Fallback.isAtHand();
    }

    /** Whether a call has waited for so long, and nothing was answered meanwhile. */
    boolean isSilent(Duration time) {
        long since = System.nanoTime() - time.toNanos();
        return answered - since < 0
                && waiting.values().stream().anyMatch(call -> call.since() - since < 0);
    }

    /**
     * It may stand still: who waits for it and has a fallback is told so, and nobody else who has
     * one gets to wait.
     *
     * @param asked when it was asked last
     */
    void suspect(long asked) {
        suspectedSince = asked;
        if (!isSuspected()) {
            return;
        }
        suspicions.increment();
        waiting.forEach(
                (deadline, call) -> {
                    if (call.fallback()) {
                        deadline.pass();
                    }
                });
    }

    /** It stands still: who waits for it is told so, and nobody else gets to wait. */
    void becomeUnavailable() {
        if (breaker.getState() == CircuitBreaker.State.CLOSED) {
            breaker.transitionToOpenState();
        }
        waiting.keySet().forEach(Deadline::pass);
    }

    /** It answers again. */
    void becomeAvailable() {
        hasAnswered();
        breaker.transitionToClosedState();
    }
}
