package plaza.app.guard;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.StorageException;

/**
 * Times calls: {@code plaza.port} with the tags {@code port}, {@code operation}, {@code engine} and
 * {@code outcome} (ok, refused, away, broken).
 */
final class MetricsInterceptor implements Interceptor {
    private final MeterRegistry meters;
    private final Map<Call, Timers> timers = new ConcurrentHashMap<>();

    MetricsInterceptor(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public @Nullable Object intercept(Invocation invocation, Handler next) throws Throwable {
        Timers outcomes = timers.computeIfAbsent(invocation.call(), this::timers);
        long start = System.nanoTime();
        try {
            Object answer = next.handle(invocation);
            outcomes.ok().record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return answer;
        } catch (Throwable e) {
            outcomes.of(e).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            throw e;
        }
    }

    /** One for each outcome. */
    private record Timers(Timer ok, Timer refused, Timer away, Timer broken) {
        Timer of(Throwable e) {
            return switch (e) {
                case StorageException storage -> storage.isTransient() ? away : broken;
                case DomainException _ -> refused;
                default -> broken;
            };
        }
    }

    private Timers timers(Call call) {
        return new Timers(
                timer(call, "ok"),
                timer(call, "refused"),
                timer(call, "away"),
                timer(call, "broken"));
    }

    private Timer timer(Call call, String outcome) {
        return Timer.builder("plaza.port")
                .description("Calls of ports, as the services see them")
                .tag("port", call.port())
                .tag("operation", call.operation())
                .tag("engine", call.engine())
                .tag("outcome", outcome)
                .register(meters);
    }
}
