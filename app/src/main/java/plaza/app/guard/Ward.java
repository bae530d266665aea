package plaza.app.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import plaza.core.Deadline;
import plaza.core.StorageException;

/** What is known of one engine: whether it may be called, and who waits for it. Thread-safe. */
final class Ward {
    private static final int WINDOW = 50;
    private static final int MINIMUM_CALLS = 20;
    private static final int CALLS_AT_A_TIME = 256;
    private static final Duration PLACE_WITHIN = Duration.ofSeconds(1);

    private final String engine;
    private final CircuitBreaker breaker;
    private final Semaphore places = new Semaphore(CALLS_AT_A_TIME);
    private final Map<Deadline, Waiting> waiting = new ConcurrentHashMap<>();
    private volatile long answered = System.nanoTime();

    /** When it was asked what it did not answer in time; any answer after that ends the doubt. */
    private volatile long doubtedSince = answered - 1;

    private final LongAdder doubts = new LongAdder();

    /**
     * @param fallback whether the caller has one
     */
    private record Waiting(long since, boolean fallback) {}

    /**
     * @param open after which an open breaker lets some calls through
     */
    Ward(String engine, Duration open) {
        this.engine = engine;
        this.breaker =
                CircuitBreaker.of(
                        engine,
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(WINDOW)
                                .minimumNumberOfCalls(MINIMUM_CALLS)
                                .waitDurationInOpenState(open)
                                .recordException(Ward::isAway)
                                .build());
    }

    private static boolean isAway(Throwable e) {
        return e instanceof StorageException storage && storage.isTransient();
    }

    String engine() {
        return engine;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /**
     * Takes a place among the calls that the engine has at a time.
     *
     * @throws StorageException (transient) when there is none
     */
    void enter() {
        try {
            if (places.tryAcquire(PLACE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw StorageException.away(
                "%s has %d calls to answer already".formatted(engine, CALLS_AT_A_TIME), null);
    }

    void leave() {
        places.release();
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

    /** How often it was doubted. */
    long doubts() {
        return doubts.sum();
    }

    /** Whether who has a fallback had better use it. */
    boolean isDoubted() {
        return answered - doubtedSince <= 0;
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
    void doubt(long asked) {
        doubtedSince = asked;
        if (!isDoubted()) {
            return;
        }
        doubts.increment();
        waiting.forEach(
                (deadline, call) -> {
                    if (call.fallback()) {
                        deadline.pass();
                    }
                });
    }

    /** It stands still: who waits for it is told so, and nobody else gets to wait. */
    void giveUp() {
        if (breaker.getState() == CircuitBreaker.State.CLOSED) {
            breaker.transitionToOpenState();
        }
        waiting.keySet().forEach(Deadline::pass);
    }
}
