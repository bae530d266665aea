package plaza.bench.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A promise about Plaza's speed, and whether a run kept it.
 *
 * @param onSolo whether it is made of the blueprint {@code solo} alone
 */
public record Target(String text, Figure figure, double bound, Sense sense, boolean onSolo) {
    /** On which side of the bound a figure is to be. */
    public enum Sense {
        AT_LEAST,
        AT_MOST
    }

    private static final String SOLO = "solo";

    private static final List<Target> ALL =
            List.of(
                    atLeast("home feed at least 0.5 × staticFeed", Figure.HOME_PER_STATIC, 0.5),
                    atMost(
                            "processor time of a home feed at most 2.5 × empty",
                            Figure.HOME_CPU_PER_EMPTY,
                            2.5),
                    atMost(
                            "processor time of a user timeline at most 1.5 × home feed",
                            Figure.USER_TIMELINE_CPU_PER_HOME,
                            1.5),
                    atLeast("compose at least 0.25 × rawCommit", Figure.COMPOSE_PER_RAW, 0.25),
                    atMost(
                            "processor time of a compose, engines included, at most 30 × empty",
                            Figure.COMPOSE_ALL_CPU_PER_EMPTY,
                            30),
                    atLeast("deliveries at least 0.5 × rawInsert", Figure.DELIVERIES_PER_RAW, 0.5),
                    atMost(
                                    "each operation of the mix within 20 ms at the median, at 70 %",
                                    Figure.OPEN_P50, 20)
                            .onSoloOnly(),
                    atMost(
                                    "each operation of the mix within 150 ms at the 99th percentile, at 70 %",
                                    Figure.OPEN_P99, 150)
                            .onSoloOnly(),
                    atMost(
                                    "visible within 300 ms at the 99th percentile, at 70 % of the mix",
                                    Figure.VISIBLE_P99, 300)
                            .onSoloOnly(),
                    atMost("follow within 30 ms at the median", Figure.FOLLOW_P50, 30),
                    atMost("idle server at most 0.003 of a core", Figure.IDLE, 0.003),
                    atMost("server at most 600 MiB", Figure.SERVER_MIB, 600),
                    atMost("ready within 4,000 ms", Figure.READY, 4_000),
                    atMost("no errors", Figure.ALL_ERRORS, 0));

    private static Target atLeast(String text, Figure figure, double bound) {
        return new Target(text, figure, bound, Sense.AT_LEAST, false);
    }

    private static Target atMost(String text, Figure figure, double bound) {
        return new Target(text, figure, bound, Sense.AT_MOST, false);
    }

    private Target onSoloOnly() {
        return new Target(text, figure, bound, sense, true);
    }

    /** Those that the deployment of these figures is to keep. */
    static List<Target> of(Figures figures) {
        boolean solo = figures.blueprint().map(SOLO::equals).orElse(true);
        return ALL.stream().filter(target -> solo || !target.onSolo).toList();
    }

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
