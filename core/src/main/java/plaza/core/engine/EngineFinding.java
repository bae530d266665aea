package plaza.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plaza.core.StorageException;
import plaza.core.setting.ConfigurationException;

/**
 * How an engine is.
 *
 * @param engine as people call it
 * @param answers whether it can be used
 * @param text what it says of itself
 * @param doubts what may lose data, or is otherwise not as it should be; why it does not answer
 */
public record EngineFinding(String engine, boolean answers, String text, List<String> doubts) {
    public EngineFinding {
        doubts = List.copyOf(doubts);
    }

    /** One that can be used. */
    public static EngineFinding good(String engine, String text, List<String> doubts) {
        return new EngineFinding(engine, true, text, doubts);
    }

    /** One that cannot. */
    public static EngineFinding away(String engine, String why) {
        return new EngineFinding(engine, false, "", List.of(why));
    }

    /** Opens a connection, asks what is to be doubted, and closes it. */
    static <C extends AutoCloseable> EngineFinding of(
            Engine<C> engine, EngineSite site, Set<Class<?>> ports) {
        try (OpenEngine<C> open = OpenEngine.open(engine, site)) {
            List<String> doubts = new ArrayList<>(open.doubts(ports));
            engine.transport(site.settings())
                    .map(transport -> transport.doubts(engine.addresses(site.settings())))
                    .ifPresent(doubts::addAll);
            return good(engine.name(), "answers", doubts);
        } catch (StorageException e) {
            return away(engine.name(), e.getMessage() + " (is its address right?)");
        } catch (ConfigurationException e) {
            return away(engine.name(), String.valueOf(e.getMessage()));
        }
    }
}
