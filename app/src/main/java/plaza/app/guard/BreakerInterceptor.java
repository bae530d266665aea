package plaza.app.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plaza.core.StorageException;

/** Refuses calls while the engine's circuit breaker is open, and tells it how the others went. */
final class BreakerInterceptor implements Interceptor {
    private final EngineState engine;

    BreakerInterceptor(EngineState engine) {
        this.engine = engine;
    }

    @Override
    public @Nullable Object intercept(Invocation invocation, Handler next) throws Throwable {
        CircuitBreaker breaker = engine.breaker();
        if (!breaker.tryAcquirePermission()) {
            throw StorageException.unavailable(
                    engine.name() + " was away just now; not asked again yet", null);
        }
        long start = System.nanoTime();
        try {
            Object answer = next.handle(invocation);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return answer;
        } catch (Throwable e) {
            if (isHeldAgainstTheEngine(e)) {
                breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            } else {
                breaker.releasePermission();
            }
            throw e;
        }
    }

    /**
     * The failure of another engine is not, and neither is one of a call that need not wait while
     * the engine is suspected: it may answer yet.
     */
    private boolean isHeldAgainstTheEngine(Throwable e) {
        if (e instanceof StorageException failure) {
            boolean own = failure.engine().orElse(engine.name()).equals(engine.name());
            return own && !engine.isToBeAvoided();
        }
        return true;
    }
}
