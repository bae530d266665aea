package plaza.core.engine;

import java.util.Map;

/**
 * A number that an engine says of itself, for monitoring.
 *
 * @param name in parts with dots, without that of the engine, and with its unit at the end where it
 *     has one: {@code memory.used.bytes}
 * @param kind whether it only ever grows, as long as the engine runs
 * @param labels which of several it is, like {@code node} or {@code table}
 */
public record EngineFigure(String name, Kind kind, Map<String, String> labels, double value) {
    /** What becomes of a figure. */
    public enum Kind {
        COUNTER,
        GAUGE
    }

    public EngineFigure {
        labels = Map.copyOf(labels);
    }

    public static EngineFigure counter(String name, Map<String, String> labels, double value) {
        return new EngineFigure(name, Kind.COUNTER, labels, value);
    }

    public static EngineFigure gauge(String name, Map<String, String> labels, double value) {
        return new EngineFigure(name, Kind.GAUGE, labels, value);
    }
}
