package plaza.app.guard;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import plaza.core.StorageException;

/**
 * Wraps every port in the same way: in a proxy whose calls pass a chain of interceptors on their
 * way to the adapter. The package's description draws the chain, and says why it has this order.
 *
 * <p>A call made within another one, such as the writes within a journal's commit, passes its own
 * chain and that of the outer call; what fails is held against the engine that failed alone, not
 * against that of the outer call. Thread-safe.
 */
public final class PortGuard implements AutoCloseable {
    private static final Duration OPEN = Duration.ofSeconds(1);
    private static final Duration UNTIL_IT_ANSWERS = Duration.ofDays(365);

    private final MeterRegistry meters;
    private final EngineTimeouts timeouts;
    private final Interceptor metrics;
    private final Interceptor faults;
    private final Map<String, Handler> engines = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer;

    public PortGuard(MeterRegistry meters, EngineTimeouts timeouts, Faults faults) {
        this.meters = meters;
        this.timeouts = timeouts;
        this.metrics = new MetricsInterceptor(meters);
        this.faults = new FaultInterceptor(faults);
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("port-deadlines").daemon().factory());
        this.timer.setRemoveOnCancelPolicy(true);
    }

    /** What a call to an engine in another process passes, from the outside in. */
    List<Interceptor> interceptors(EngineState engine) {
        var suspicion = new SuspicionInterceptor(engine);
        return List.of(
                new ReachInterceptor(engine.name()),
                new EngineNameInterceptor(engine.name()),
                new BreakerInterceptor(engine),
                suspicion,
                new BulkheadInterceptor(engine.name()),
                metrics,
                new DeadlineInterceptor(engine, timer, timeouts.call()),
                suspicion,
                faults);
    }

    /** What a call passes that waits for no other process. */
    private List<Interceptor> interceptors() {
        return List.of(metrics, faults);
    }

    /** Wraps an adapter whose engine is another process. */
    public <T> T remote(Class<T> port, String engine, T adapter) {
        Handler chain =
                engines.computeIfAbsent(
                        engine, name -> Handler.chain(interceptors(new EngineState(name, OPEN))));
        return wrap(port, engine, adapter, chain);
    }

    /**
     * Wraps an adapter that calls others which are wrapped themselves: it has no time-out of its
     * own, and nothing is held against its engine.
     */
    public <T> T composed(Class<T> port, String engine, T adapter) {
        return wrap(port, engine, adapter, Handler.chain(interceptors()));
    }

    /**
     * Wraps an adapter that lives in this process: it cannot be away, and has nothing to wait for.
     */
    public <T> T local(Class<T> port, T adapter) {
        return composed(port, "local", adapter);
    }

    /**
     * Names the way to ask an engine, before its adapters are wrapped. While its breaker is open it
     * is asked once a second, and no request is spent on finding out. While it answers nothing
     * though calls wait for it, it is asked as well: is there no answer, it is unavailable, and
     * those calls are given up.
     *
     * @param check returns when the engine answers, and throws when not, within a few seconds
     */
    public void watch(String engine, Runnable check) {
        var state = new EngineState(engine, UNTIL_IT_ANSWERS);
        if (engines.putIfAbsent(engine, Handler.chain(interceptors(state))) != null) {
            throw new IllegalStateException(engine + " is in use already");
        }
        FunctionCounter.builder("plaza.engine.doubted", state, EngineState::suspicions)
                .description("How often an engine paused, and what can do without it did")
                .tag("engine", engine)
                .register(meters);
        new HealthProbe(state, check, timer, timeouts).begin();
    }

    /**
     * Asks an engine, whatever its breaker says, for no longer than a call may take.
     *
     * @throws StorageException (transient) when that is over
     */
    public void ask(Runnable check) {
        HealthProbe.ask(check, timer, timeouts.call());
    }

    private static <T> T wrap(Class<T> port, String engine, T adapter, Handler chain) {
        Map<Method, Call> calls = new ConcurrentHashMap<>();
        Object proxy =
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (self, method, arguments) -> {
                            if (method.getDeclaringClass() == Object.class) {
                                return Invocation.invoke(adapter, method, arguments);
                            }
                            Call call =
                                    calls.computeIfAbsent(
                                            method,
                                            m ->
                                                    new Call(
                                                            port.getSimpleName(),
                                                            m.getName(),
                                                            engine));
                            return chain.handle(new Invocation(call, adapter, method, arguments));
                        });
        return port.cast(proxy);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
