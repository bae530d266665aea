package plaza.app.guard;

import java.lang.reflect.Proxy;
import plaza.core.DomainException;
import plaza.core.ErrorKind;

/**
 * What stands for a port that has no engine: every call is refused as not part of this deployment.
 */
public final class Off {
    private Off() {}

    /**
     * @param label the name of the port in the configuration
     */
    public static <T> T port(Class<T> port, String label) {
        Object proxy =
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (self, method, arguments) ->
                                switch (method.getName()) {
                                    case "hashCode" -> System.identityHashCode(self);
                                    case "equals" -> arguments != null && self == arguments[0];
                                    case "toString" -> label + " is off";
                                    default ->
                                            throw DomainException.of(
                                                    ErrorKind.OFF,
                                                    "This is not part of this deployment: its"
                                                            + " configuration has no engine for "
                                                            + label
                                                            + ".");
                                });
        return port.cast(proxy);
    }
}
