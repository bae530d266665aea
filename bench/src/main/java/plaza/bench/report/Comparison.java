package plaza.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Several deployments in one table, each beside the first. */
public final class Comparison {
    private static final Map<String, Figure> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("empty, per second", Figure.EMPTY);
        ROWS.put("staticFeed, per second", Figure.STATIC_FEED);
        ROWS.put("home feed, per second", Figure.HOME_FEED);
        ROWS.put("user timeline, per second", Figure.USER_TIMELINE);
        ROWS.put("compose, per second", Figure.COMPOSE);
        ROWS.put("follow, per second", Figure.FOLLOW);
        ROWS.put("like, per second", Figure.LIKE);
        ROWS.put("mix 60/30/10, per second", Figure.MIX);
        ROWS.put("empty, processor ms", Figure.EMPTY_CPU);
        ROWS.put("home feed, processor ms", Figure.HOME_FEED_CPU);
        ROWS.put("user timeline, processor ms", Figure.USER_TIMELINE_CPU);
        ROWS.put("compose, processor ms", Figure.COMPOSE_CPU);
        ROWS.put("follow, processor ms", Figure.FOLLOW_CPU);
        ROWS.put("like, processor ms", Figure.LIKE_CPU);
        ROWS.put("fan-out, deliveries per second", Figure.DELIVERIES);
        ROWS.put("rawInsert, rows per second", Figure.RAW_INSERT);
        ROWS.put("rawCommit, per second", Figure.RAW_COMMIT);
        ROWS.put("open loop, per second", Figure.OPEN_RATE);
        ROWS.put("home feed, p50 ms", Figure.HOME_FEED_P50);
        ROWS.put("home feed, p99 ms", Figure.HOME_FEED_P99);
        ROWS.put("user timeline, p99 ms", Figure.USER_TIMELINE_P99);
        ROWS.put("compose, p50 ms", Figure.COMPOSE_P50);
        ROWS.put("compose, p99 ms", Figure.COMPOSE_P99);
        ROWS.put("follow, p50 ms", Figure.FOLLOW_P50);
        ROWS.put("follow, p99 ms", Figure.FOLLOW_P99);
        ROWS.put("like, p50 ms", Figure.LIKE_P50);
        ROWS.put("like, p99 ms", Figure.LIKE_P99);
        ROWS.put("visible in all feeds, p99 ms", Figure.VISIBLE_P99);
        ROWS.put("idle, of a core", Figure.IDLE);
        ROWS.put("server, MiB", Figure.SERVER_MIB);
        ROWS.put("ready after, ms", Figure.READY);
        ROWS.put("errors", Figure.ALL_ERRORS);
    }

    private static final String NAME = "%-32s";
    private static final String CELL = "%12s%10s";

    private Comparison() {}

    /** By the name of the deployment. */
    public static List<String> of(Map<String, Figures> deployments) {
        List<Figures> figures = List.copyOf(deployments.values());
        List<String> lines = new ArrayList<>();
        var head = new StringBuilder(NAME.formatted(""));
        deployments.keySet().forEach(name -> head.append(CELL.formatted(name, "")));
        lines.add(head.toString().stripTrailing());
        ROWS.forEach(
                (name, figure) -> {
                    var line = new StringBuilder(NAME.formatted(name));
                    OptionalDouble first = figures.getFirst().get(figure);
                    for (int i = 0; i < figures.size(); i++) {
                        OptionalDouble value = figures.get(i).get(figure);
                        line.append(
                                CELL.formatted(
                                        value.isPresent() ? Table.number(value.getAsDouble()) : "–",
                                        i == 0 ? "" : ratio(value, first)));
                    }
                    lines.add(line.toString().stripTrailing());
                });
        return lines;
    }

    private static String ratio(OptionalDouble value, OptionalDouble first) {
        return value.isPresent() && first.isPresent() && first.getAsDouble() != 0
                ? String.format(Locale.ROOT, "× %.2f", value.getAsDouble() / first.getAsDouble())
                : "";
    }
}
