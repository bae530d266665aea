package plaza.app.guard;

import org.jspecify.annotations.Nullable;

/** Does one thing around each call of a port, on its way to the adapter and back. Thread-safe. */
@FunctionalInterface
interface Interceptor {
    /**
     * @param next the rest of the way, with the adapter at its end; a call that is refused does not
     *     get there
     * @return what the caller is answered
     */
    @Nullable Object intercept(Invocation invocation, Handler next) throws Throwable;
}
