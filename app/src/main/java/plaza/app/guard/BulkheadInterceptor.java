package plaza.app.guard;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plaza.core.StorageException;

/**
 * Bounds the calls that an engine has at a time: one that hangs holds no more threads than that.
 */
final class BulkheadInterceptor implements Interceptor {
    private static final int CALLS_AT_A_TIME = 256;
    private static final Duration PLACE_WITHIN = Duration.ofSeconds(1);

    private final String engine;
    private final Semaphore places = new Semaphore(CALLS_AT_A_TIME);

    BulkheadInterceptor(String engine) {
        this.engine = engine;
    }

    @Override
    public @Nullable Object intercept(Invocation invocation, Handler next) throws Throwable {
        enter();
        try {
            return next.handle(invocation);
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(PLACE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.unavailable(engine + " was not asked: interrupted", e);
        }
        throw StorageException.unavailable(
                "%s has %d calls to answer already".formatted(engine, CALLS_AT_A_TIME), null);
    }
}
