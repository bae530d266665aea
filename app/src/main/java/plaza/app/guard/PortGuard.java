package plaza.app.guard;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plaza.core.Deadline;
import plaza.core.DomainException;
import plaza.core.Fallback;
import plaza.core.StorageException;

/**
 * Wraps every port in the same way, named by port, operation and engine:
 *
 * <ul>
 *   <li>a timer {@code plaza.port} with the tags {@code port}, {@code operation}, {@code engine}
 *       and {@code outcome} (ok, refused, away, broken);
 *   <li>a time-out on calls to another process, answered as a transient {@link StorageException};
 *   <li>one circuit breaker for each engine, which opens when half of the last 50 calls found it
 *       away. Where there is a way to ask the engine ({@link #watch}) it also opens when the engine
 *       stands still, and closes when it answers; else it lets some calls through again after a
 *       second. Before that it is doubted: who has a {@link Fallback} does not wait for it;
 *   <li>at most 256 calls to one engine at a time: who waits a second for a place finds it away;
 *   <li>injected faults.
 * </ul>
 *
 * <p>A call made within another one, such as the writes within a journal's commit, runs under its
 * own guard and that of the outer call; an engine that is away is held against itself alone, not
 * against that of the outer call. Thread-safe.
 */
public final class PortGuard implements AutoCloseable {
    private static final Duration OPEN = Duration.ofSeconds(1);
    private static final Duration UNTIL_IT_ANSWERS = Duration.ofDays(365);

    private final MeterRegistry meters;
    private final Patience patience;
    private final Faults faults;
    private final Map<String, Ward> wards = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer;

    /** Which engine was away, where the failure of one call goes through another's. */
    private static final Map<StorageException, String> BLAME =
            Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * How long an engine in another process is waited for.
     *
     * @param timeout of one call
     * @param silence after which an engine that is watched is away
     * @param doubt after which callers that have a {@link Fallback} use that: half of it until the
     *     engine is asked, and half of it for the answer; less than the silence
     */
    public record Patience(Duration timeout, Duration silence, Duration doubt) {
        Duration untilAsked() {
            return doubt.dividedBy(2);
        }

        /** From when it is asked, as the next. */
        Duration untilDoubted() {
            return doubt.minus(untilAsked());
        }

        Duration untilGivenUp() {
            return silence.minus(untilAsked());
        }
    }

    public PortGuard(MeterRegistry meters, Patience patience, Faults faults) {
        this.meters = meters;
        this.patience = patience;
        this.faults = faults;
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("port-deadlines").daemon().factory());
        this.timer.setRemoveOnCancelPolicy(true);
    }

    /** Wraps an adapter whose engine is another process. */
    public <T> T remote(Class<T> port, String engine, T adapter) {
        Ward ward = wards.computeIfAbsent(engine, name -> new Ward(name, OPEN));
        return wrap(port, engine, adapter, ward);
    }

    /**
     * Times an adapter that calls others which are wrapped themselves: it has no time-out of its
     * own, and nothing is held against its engine.
     */
    public <T> T composed(Class<T> port, String engine, T adapter) {
        return wrap(port, engine, adapter, null);
    }

    /**
     * Names the way to ask an engine, before its adapters are wrapped. While its breaker is open it
     * is asked once a second, and no request is spent on finding out. While it answers nothing
     * though calls wait for it, it is asked as well: is there no answer, it is away, and those
     * calls are given up.
     *
     * @param check returns when the engine answers, and throws when not, within a few seconds
     */
    public void watch(String engine, Runnable check) {
        Ward ward = new Ward(engine, UNTIL_IT_ANSWERS);
        if (wards.putIfAbsent(engine, ward) != null) {
            throw new IllegalStateException(engine + " is in use already");
        }
        FunctionCounter.builder("plaza.engine.doubted", ward, Ward::doubts)
                .description("How often an engine paused, and what can do without it did")
                .tag("engine", engine)
                .register(meters);
        new Watch(ward, check, timer, patience).begin();
    }

    /**
     * Asks an engine, whatever its breaker says, for no longer than a call may take.
     *
     * @throws StorageException (transient) when that is over
     */
    public void ask(Runnable check) {
        Watch.ask(check, timer, patience.timeout());
    }

    /**
     * Wraps an adapter that lives in this process: it cannot be away, and has nothing to wait for.
     */
    public <T> T local(Class<T> port, T adapter) {
        return wrap(port, "local", adapter, null);
    }

    private <T> T wrap(Class<T> port, String engine, T adapter, @Nullable Ward ward) {
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
                            return operation.call(adapter, method, arguments, ward);
                        });
        return port.cast(proxy);
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

    /** A call that may throw anything. */
    private interface Work {
        @Nullable Object run() throws Throwable;
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
                @Nullable Ward ward)
                throws Throwable {
            return ward == null
                    ? timed(() -> attempt(adapter, method, arguments))
                    : guarded(ward, () -> withinTime(ward, adapter, method, arguments));
        }

        private @Nullable Object guarded(Ward ward, Work work) throws Throwable {
            if (!ward.breaker().tryAcquirePermission()) {
                throw blamed(
                        StorageException.away(
                                ward.engine() + " was away just now; not asked again yet", null),
                        ward);
            }
            long start = System.nanoTime();
            boolean placed = false;
            try {
                requireTrust(ward);
                ward.enter();
                placed = true;
                Object result = timed(work);
                ward.breaker().onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                return result;
            } catch (StorageException e) {
                boolean own = ward.engine().equals(BLAME.getOrDefault(e, ward.engine()));
                if (own && !isLeftAlone(ward)) {
                    ward.breaker().onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
                } else {
                    ward.breaker().releasePermission();
                }
                throw own ? blamed(e, ward) : e;
            } catch (Throwable e) {
                ward.breaker().onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
                throw e;
            } finally {
                if (placed) {
                    ward.leave();
                }
            }
        }

        /** In doubt nothing is held against an engine: it may answer yet. */
        private static boolean isLeftAlone(Ward ward) {
            return ward.isDoubted() && Fallback.isAtHand();
        }

        private static void requireTrust(Ward ward) {
            if (isLeftAlone(ward)) {
                throw StorageException.away(
                        ward.engine() + " has not answered for a moment; not waited for", null);
            }
        }

        private static StorageException blamed(StorageException e, Ward ward) {
            BLAME.put(e, ward.engine());
            return e;
        }

        private @Nullable Object timed(Work work) throws Throwable {
            long start = System.nanoTime();
            try {
                Object result = work.run();
                record(ok, start);
                return result;
            } catch (Throwable e) {
                record(outcome(e), start);
                throw e;
            }
        }

        private @Nullable Object withinTime(
                Ward ward, Object adapter, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            long start = System.nanoTime();
            Deadline deadline = Deadline.after(timer, patience.timeout());
            ward.waits(deadline, Fallback.isAtHand());
            try {
                requireTrust(ward);
                Object answer = attempt(adapter, method, arguments);
                ward.hasAnswered();
                return answer;
            } catch (Throwable e) {
                boolean another =
                        e instanceof StorageException storage && BLAME.containsKey(storage);
                if (deadline.passed() && !another) {
                    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                    throw StorageException.away(
                            "%s was given up after %d ms".formatted(call, millis), e);
                }
                throw e;
            } finally {
                ward.done(deadline);
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
