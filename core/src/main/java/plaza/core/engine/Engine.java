package plaza.core.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import plaza.core.setting.HostAndPort;
import plaza.core.setting.Section;
import plaza.core.setting.Settings;

/**
 * A place where the data of ports may lie: all that the rest of the program knows of it. It holds
 * nothing; what is open is a {@code C}.
 *
 * @param <C> its open connection
 */
public interface Engine<C extends AutoCloseable> {
    /** The name in the configuration, in metrics and in messages, like {@code cassandra}. */
    default String name() {
        return settings().name();
    }

    /** What can be set of it: in keys that begin with its name. */
    Section settings();

    /** The adapters that it has. */
    PortAdapters<C> adapters();

    /**
     * Opens a connection, with the schema made ready.
     *
     * @throws plaza.core.StorageException when that is not possible
     * @throws IllegalArgumentException when the driver cannot use the settings
     */
    C open(EngineSite site);

    /**
     * Returns when the engine answers.
     *
     * @throws plaza.core.StorageException when it does not
     */
    void check(C connection);

    /** Whether it is this process and its files, which cannot be away. */
    default boolean isInProcess() {
        return false;
    }

    /**
     * Whether it is asked beside the requests while it is silent or away, even where it is the only
     * one. Otherwise the requests themselves find out, there.
     */
    default boolean isWatched() {
        return !isInProcess();
    }

    /**
     * The name of the engine that records what lies on this one, and serves while this one is away;
     * where there is one, it is needed too.
     */
    default Optional<String> record() {
        return Optional.empty();
    }

    /**
     * The name of the engine that has a port which is placed on this one, where the settings keep
     * it apart.
     */
    default Optional<String> apart(Class<?> port, Settings settings) {
        return Optional.empty();
    }

    /**
     * Makes a server ready that the engine brings itself, where the settings name no other.
     *
     * @return which holds the server until it is closed
     */
    default ProvidedServer provide(EngineSite site) {
        return ProvidedServer.none(site.settings());
    }

    /** Whether there may be data, found out without making any. */
    default boolean isThere(EngineSite site) {
        return true;
    }

    /**
     * Looks whether the engine can be used, and is as it should be.
     *
     * @param ports those whose data lie on it
     */
    default EngineFinding examine(EngineSite site, Set<Class<?>> ports) {
        return EngineFinding.of(this, site, ports);
    }

    /**
     * What stands against its keeping what it acknowledges, or is otherwise not as it should be.
     *
     * @param ports those whose data lie on it
     */
    default List<String> doubts(C connection, Set<Class<?>> ports) {
        return List.of();
    }

    /**
     * What it says of itself, for monitoring; asked every few seconds at the most, so it has to
     * cost little.
     *
     * @throws plaza.core.StorageException when it does not answer
     */
    default List<EngineFigure> figures(C connection) {
        return List.of();
    }

    /** How its servers are spoken to; empty where that is nobody's to say. */
    default Optional<Transport> transport(Settings settings) {
        return Optional.empty();
    }

    /** Where its servers listen; nowhere where it is this process. */
    default List<HostAndPort> addresses(Settings settings) {
        return List.of();
    }

    /** How a benchmark reaches the server to measure it by itself, where one does so. */
    default Optional<String> benchAddress(Settings settings) {
        return Optional.empty();
    }
}
