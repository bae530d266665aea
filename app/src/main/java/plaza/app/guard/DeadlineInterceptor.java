package plaza.app.guard;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plaza.core.Deadline;
import plaza.core.Fallback;
import plaza.core.StorageException;

/**
 * Ends calls that take too long, at their time-out, or before when the engine's {@link EngineState}
 * says that it stands still.
 */
final class DeadlineInterceptor implements Interceptor {
    private final EngineState engine;
    private final ScheduledExecutorService timer;
    private final Duration timeout;

    DeadlineInterceptor(EngineState engine, ScheduledExecutorService timer, Duration timeout) {
        this.engine = engine;
        this.timer = timer;
        this.timeout = timeout;
    }

    @Override
    public @Nullable Object intercept(Invocation invocation, Handler next) throws Throwable {
        long start = System.nanoTime();
        Deadline deadline = Deadline.after(timer, timeout);
        engine.waits(deadline, Fallback.isAtHand());
        try {
            Object answer = next.handle(invocation);
            engine.hasAnswered();
            return answer;
        } catch (Throwable e) {
            if (deadline.passed() && !comesFromAnotherGuard(e)) {
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                throw StorageException.unavailable(
                        "%s was given up after %d ms".formatted(invocation.call(), millis), e);
            }
            throw e;
        } finally {
            engine.done(deadline);
            deadline.close();
        }
    }

    private static boolean comesFromAnotherGuard(Throwable e) {
        return e instanceof StorageException failure && failure.engine().isPresent();
    }
}
