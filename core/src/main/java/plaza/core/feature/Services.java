package plaza.core.feature;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import plaza.core.DomainException;

/** The services of a deployment's features, each found by its type. Immutable. */
public final class Services {
    private final List<Object> all;
    private final Map<Class<?>, Class<?>> leftOut;

    /**
     * @param leftOut the services that this deployment goes without, each with the port that it
     *     would need
     */
    Services(List<Object> all, Map<Class<?>, Class<?>> leftOut) {
        this.all = List.copyOf(all);
        this.leftOut = Map.copyOf(leftOut);
    }

    public List<Object> all() {
        return all;
    }

    /**
     * Returns a service.
     *
     * @throws DomainException OFF where this deployment goes without it
     * @throws IllegalArgumentException when no feature has it
     */
    public <S> S get(Class<S> service) {
        Class<?> port = leftOut.get(service);
        if (port != null) {
            throw Ports.off(port);
        }
        return all.stream()
                .filter(service::isInstance)
                .map(service::cast)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no feature has a " + service.getSimpleName()));
    }

    /** Returns a service to be asked for when it is needed, as {@link #get} does. */
    public <S> Supplier<S> offered(Class<S> service) {
        if (leftOut.containsKey(service)) {
            return () -> get(service);
        }
        S found = get(service);
        return () -> found;
    }
}
