package plaza.app.guard;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** One call of a port, with its arguments, and the adapter that is to answer it. */
final class Invocation {
    private final Call call;
    private final Object adapter;
    private final Method method;
    private final @Nullable Object @Nullable [] arguments;

    Invocation(Call call, Object adapter, Method method, @Nullable Object @Nullable [] arguments) {
        this.call = call;
        this.adapter = adapter;
        this.method = method;
        this.arguments = arguments;
    }

    Call call() {
        return call;
    }

    /** Asks the adapter; what it throws arrives as it is. */
    @Nullable Object proceed() throws Throwable {
        return invoke(adapter, method, arguments);
    }

    /** Calls a method, and throws what it throws. */
    static @Nullable Object invoke(
            Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
