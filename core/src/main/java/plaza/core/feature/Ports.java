package plaza.core.feature;

import java.util.Optional;

/** The adapter of each port, and what else a process is given from outside. */
public interface Ports {
    /** Returns the adapter of a port, within its cache; where the port is off, one that says so. */
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
}
