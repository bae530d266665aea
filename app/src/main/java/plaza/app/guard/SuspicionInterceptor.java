package plaza.app.guard;

import org.jspecify.annotations.Nullable;
import plaza.core.StorageException;

/** Refuses calls that have a {@link plaza.core.Fallback} while the engine is suspected. */
final class SuspicionInterceptor implements Interceptor {
    private final EngineState engine;

    SuspicionInterceptor(EngineState engine) {
        this.engine = engine;
    }

    @Override
    public @Nullable Object intercept(Invocation invocation, Handler next) throws Throwable {
        if (engine.isToBeAvoided()) {
            throw StorageException.unavailable(
                    engine.name() + " has not answered for a moment; not waited for", null);
        }
        return next.handle(invocation);
    }
}
