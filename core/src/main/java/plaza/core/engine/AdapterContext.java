package plaza.core.engine;

import java.time.Clock;
import java.util.UUID;
import plaza.core.setting.Setting;

/**
 * The parts that adapters are made of besides their connection.
 *
 * @param node what this process calls itself
 * @param room what may be held in memory
 * @param others the rest of what is put together
 */
public record AdapterContext(EngineSite site, Clock clock, UUID node, Room room, Others others) {
    /**
     * What may be held in memory.
     *
     * @param places of entries in the timelines of active readers
     * @param keys of limits, and people who were seen lately, each
     */
    public record Room(long places, int keys) {}

    /** What an adapter that is made of others has them from. */
    public interface Others {
        /** Has a part of an adapter guarded as a port on the same engine is. */
        <P> P guarded(Class<P> part, P adapter);

        /** What all adapters share of the features, for example the codec of their events. */
        <T> T shared(Class<T> type);

        /** The adapter of a port in this process. */
        <P> P inProcess(Class<P> port);
    }

    /** The value of a setting. */
    public <T> T get(Setting<T> setting) {
        return site.get(setting);
    }
}
