package plaza.bench.server;

import java.util.Map;

/**
 * A figure that an engine states of itself, as monitoring sees it.
 *
 * @param name without the engine's, like {@code capacity.units}
 * @param labels which of several it is
 */
public record OfEngine(String engine, String name, Map<String, String> labels, double value) {
    public OfEngine {
        labels = Map.copyOf(labels);
    }
}
