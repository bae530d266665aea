package plaza.app.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.StorageException;

/**
 * Wraps every port in the same way, named by port, operation and engine:
 *
 * <ul>
 *   <li>a timer {@code plaza.port} with the tags {@code port}, {@code operation}, {@code engine}
 *       and {@code outcome} (ok, refused, away, broken);
 *   <li>a time-out on calls to another process, answered as a transient {@link StorageException};
 *   <li>one circuit breaker for each engine, which opens when half of the last 50 calls found it
 *       away and lets some calls through again after a second;
 *   <li>injected faults.
 * </ul>
 *
 * <p>A call made within another one, such as the writes within a journal's commit, runs under its
 * own guard and that of the outer call. Thread-safe.
 */
public final class PortGuard implements AutoCloseable {
    private static final int WINDOW = 50;
    private static final int MINIMUM_CALLS = 20;
    private static final Duration OPEN = Duration.ofSeconds(1);

    private final MeterRegistry meters;
    private final Duration timeout;
    private final Faults faults;
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer;

    /**
     * @param timeout of one call to an engine in another process
     */
    public PortGuard(MeterRegistry meters, Duration timeout, Faults faults) {
        this.meters = meters;
        this.timeout = timeout;
        this.faults = faults;
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("port-deadlines").daemon().factory());
        this.timer.setRemoveOnCancelPolicy(true);
    }

    /** Wraps an adapter whose engine is another process. */
    public <T> T remote(Class<T> port, String engine, T adapter) {
        CircuitBreaker breaker = breakers.computeIfAbsent(engine, PortGuard::breaker);
        return wrap(port, engine, adapter, breaker);
    }

    /**
     * Wraps an adapter that lives in this process: it cannot be away, and has nothing to wait for.
     */
    public <T> T local(Class<T> port, T adapter) {
        return wrap(port, "local", adapter, null);
    }

    private <T> T wrap(Class<T> port, String engine, T adapter, @Nullable CircuitBreaker breaker) {
        Map<Method, Operation> operations = new ConcurrentHashMap<>();
        Object proxy =
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (self, method, arguments) -> {
                            if (method.getDeclaringClass() == Object.class) {
                                return invoke(adapter, method, arguments);
                            }
                            Operation operation =
                                    operations.computeIfAbsent(
                                            method,
                                            m ->
                                                    new Operation(
                                                            new Faults.Call(
                                                                    port.getSimpleName(),
                                                                    m.getName(),
                                                                    engine)));
                            return operation.call(adapter, method, arguments, breaker);
                        });
        return port.cast(proxy);
    }

    private static CircuitBreaker breaker(String engine) {
        return CircuitBreaker.of(
                engine,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(MINIMUM_CALLS)
                        .waitDurationInOpenState(OPEN)
                        .recordException(PortGuard::isAway)
                        .build());
    }

    private static boolean isAway(Throwable e) {
        return e instanceof StorageException storage && storage.isTransient();
    }

    private static @Nullable Object invoke(
            Object adapter, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(adapter, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One method of one port, with its timers. */
    private final class Operation {
        private final Faults.Call call;
        private final Timer ok;
        private final Timer refused;
        private final Timer away;
        private final Timer broken;

        Operation(Faults.Call call) {
            this.call = call;
            this.ok = timer("ok");
            this.refused = timer("refused");
            this.away = timer("away");
            this.broken = timer("broken");
        }

        private Timer timer(String outcome) {
            return Timer.builder("plaza.port")
                    .description("Calls of ports, as the services see them")
                    .tag("port", call.port())
                    .tag("operation", call.operation())
                    .tag("engine", call.engine())
                    .tag("outcome", outcome)
                    .register(meters);
        }

        @Nullable Object call(
                Object adapter,
                Method method,
                @Nullable Object @Nullable [] arguments,
                @Nullable CircuitBreaker breaker)
                throws Throwable {
            if (breaker != null && !breaker.tryAcquirePermission()) {
                throw StorageException.away(
                        call.engine() + " was away just now; not asked again yet", null);
            }
            long start = System.nanoTime();
            try {
                Object result =
                        breaker == null
                                ? attempt(adapter, method, arguments)
                                : withinTime(adapter, method, arguments);
                record(ok, start);
                if (breaker != null) {
                    breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                }
                return result;
            } catch (Throwable e) {
                record(outcome(e), start);
                if (breaker != null) {
                    breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
                }
                throw e;
            }
        }

        private @Nullable Object withinTime(
                Object adapter, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            Deadline deadline = Deadline.after(timer, timeout);
            try {
                return attempt(adapter, method, arguments);
            } catch (Throwable e) {
                if (deadline.passed()) {
                    throw StorageException.away(
                            call + " took longer than " + timeout.toMillis() + " ms", e);
                }
                throw e;
            } finally {
                deadline.close();
            }
        }

        private @Nullable Object attempt(
                Object adapter, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            faults.before(call);
            return invoke(adapter, method, arguments);
        }

        private void record(Timer outcome, long start) {
            outcome.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }

        private Timer outcome(Throwable e) {
            return switch (e) {
                case StorageException storage -> storage.isTransient() ? away : broken;
                case DomainException _ -> refused;
                default -> broken;
            };
        }
    }
}
