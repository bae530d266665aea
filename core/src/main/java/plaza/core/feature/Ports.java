package plaza.core.feature;

import java.util.Optional;
import plaza.core.DomainException;
import plaza.core.ErrorKind;

/** The adapter of each port, and what else a process is given from outside. */
public interface Ports {
    /**
     * Returns the adapter of a port, within its cache.
     *
     * @throws RuntimeException where there is none: features with such a port are not put together
     */
    <P> P get(Class<P> port);

    /**
     * Returns the adapter without its cache, which may not have heard yet of what another process
     * wrote.
     */
    <P> P uncached(Class<P> port);

    /** Returns what only some engines have. */
    <P> Optional<P> find(Class<P> part);

    /** Says whether a port lies on an engine: without one it is off. */
    boolean has(Class<?> port);

    /**
     * Says whether two ports lie on different engines, so that one may be away while the other is
     * there.
     */
    default boolean areApart(Class<?> port, Class<?> other) {
        return false;
    }

    /** Returns the name of a port in the configuration: {@code PostStore} is {@code postStore}. */
    static String label(Class<?> port) {
        String name = port.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** Says that something is not there, as a port that it needs lies on no engine. */
    static DomainException off(Class<?> port) {
        return DomainException.of(
                ErrorKind.OFF,
                "This is not part of this deployment: its configuration has no engine for "
                        + label(port)
                        + ".");
    }
}
