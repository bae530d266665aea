package plaza.bench.report;

import java.util.List;
import java.util.OptionalDouble;

/** A promise about Plaza's speed, and whether a run kept it. */
public record Target(String text, Figure figure, double bound, Sense sense) {
    /** On which side of the bound a figure is to be. */
    public enum Sense {
        AT_LEAST,
        AT_MOST
    }

    public static final List<Target> ALL =
            List.of(
                    new Target(
                            "home feed at least 0.5 × staticFeed",
                            Figure.HOME_PER_STATIC,
                            0.5,
                            Sense.AT_LEAST),
                    new Target(
                            "deliveries at least 0.5 × rawInsert",
                            Figure.DELIVERIES_PER_RAW,
                            0.5,
                            Sense.AT_LEAST),
                    new Target(
                            "visible within 1,000 ms at the 99th percentile",
                            Figure.VISIBLE_P99,
                            1_000,
                            Sense.AT_MOST),
                    new Target("server at most 600 MiB", Figure.SERVER_MIB, 600, Sense.AT_MOST),
                    new Target("ready within 4,000 ms", Figure.READY, 4_000, Sense.AT_MOST),
                    new Target("no errors", Figure.ALL_ERRORS, 0, Sense.AT_MOST));

    /** One line: kept, missed or not measured, and by what value. */
    public String verdict(Figures figures) {
        OptionalDouble value = figures.get(figure);
        if (value.isEmpty()) {
            return "  --    %s: not measured".formatted(text);
        }
        boolean kept =
                switch (sense) {
                    case AT_LEAST -> value.getAsDouble() >= bound;
                    case AT_MOST -> value.getAsDouble() <= bound;
                };
        return "  %s  %s: %s"
                .formatted(kept ? "ok  " : "MISS", text, Table.number(value.getAsDouble()));
    }
}
