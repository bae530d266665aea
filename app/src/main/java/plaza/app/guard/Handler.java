package plaza.app.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the calls of a port. */
@FunctionalInterface
interface Handler {
    @Nullable Object handle(Invocation invocation) throws Throwable;

    /** Puts interceptors around the adapter, the first one outermost. */
    static Handler chain(List<Interceptor> interceptors) {
        Handler handler = Invocation::proceed;
        for (Interceptor each : interceptors.reversed()) {
            Handler next = handler;
            handler = invocation -> each.intercept(invocation, next);
        }
        return handler;
    }
}
