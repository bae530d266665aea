package plaza.app.guard;

import org.jspecify.annotations.Nullable;
import plaza.core.StorageException;

/**
 * Writes the engine's name on every failure that has none. One that has a name when it gets here
 * comes from another engine's guard, whose port the adapter called.
 */
final class EngineNameInterceptor implements Interceptor {
    private final String engine;

    EngineNameInterceptor(String engine) {
        this.engine = engine;
    }

    @Override
    public @Nullable Object intercept(Invocation invocation, Handler next) throws Throwable {
        try {
            return next.handle(invocation);
        } catch (StorageException e) {
            throw e.failedOn(engine);
        }
    }
}
