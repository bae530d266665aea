package plaza.app.guard;

import org.jspecify.annotations.Nullable;

/** Injects faults in the engine's place. */
final class FaultInterceptor implements Interceptor {
    private final Faults faults;

    FaultInterceptor(Faults faults) {
        this.faults = faults;
    }

    @Override
    public @Nullable Object intercept(Invocation invocation, Handler next) throws Throwable {
        faults.before(invocation.call());
        return next.handle(invocation);
    }
}
