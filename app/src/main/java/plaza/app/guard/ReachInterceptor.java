package plaza.app.guard;

import org.jspecify.annotations.Nullable;
import plaza.core.event.WriteScope;

/** Tells the commit that this thread is in, if any, which engine its write is about to reach. */
final class ReachInterceptor implements Interceptor {
    private final String engine;

    ReachInterceptor(String engine) {
        this.engine = engine;
    }

    @Override
    public @Nullable Object intercept(Invocation invocation, Handler next) throws Throwable {
        WriteScope.reach(engine);
        return next.handle(invocation);
    }
}
