package plaza.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The figures for people, as lines of text. What was not measured is a dash. */
public final class Table {
    private static final String CLOSED = "  %-22s %12s %12s %12s %12s %8s %11s";
    private static final String OPEN = "  %-22s %12s %12s %12s";

    private static final String NAME = "  %-22s";
    private static final String COST = " %11s";

    private static final Map<Figure, String> COSTS =
            Map.of(
                    Figure.EMPTY_CPU, "empty",
                    Figure.HOME_FEED_CPU, "home feed",
                    Figure.USER_TIMELINE_CPU, "user timeline",
                    Figure.COMPOSE_CPU, "compose",
                    Figure.FOLLOW_CPU, "follow, unfollow",
                    Figure.LIKE_CPU, "like, unlike");

    private final Figures figures;

    private Table(Figures figures) {
        this.figures = figures;
    }

    public static List<String> of(Figures figures) {
        return new Table(figures).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        addClosed(lines);
        addCosts(lines);
        addNotes(lines);
        addOpen(lines);
        lines.add(
                "Idle: %s of a core. Memory: server %s MiB, PostgreSQL %s MiB. Ready after %s ms. Errors: %s%s"
                        .formatted(
                                percent(Figure.IDLE),
                                show(Figure.SERVER_MIB),
                                show(Figure.POSTGRES_MIB),
                                show(Figure.READY),
                                show(Figure.ALL_ERRORS),
                                figures.firstError().map(text -> ", first: " + text).orElse("")));
        lines.add("Targets");
        Target.of(figures).forEach(target -> lines.add(target.verdict(figures)));
        lines.replaceAll(String::stripTrailing);
        return lines;
    }

    private void addClosed(List<String> lines) {
        lines.add(
                CLOSED.formatted(
                        "Closed loop",
                        "per second",
                        "processor ms",
                        "",
                        "baseline",
                        "ratio",
                        "not empty"));
        lines.add(row("empty", Figure.EMPTY, Figure.EMPTY_CPU, ""));
        lines.add(
                CLOSED.formatted(
                        "home feed",
                        show(Figure.HOME_FEED),
                        show(Figure.HOME_FEED_CPU),
                        "staticFeed",
                        show(Figure.STATIC_FEED),
                        show(Figure.HOME_PER_STATIC),
                        percent(Figure.HOME_FEED_NON_EMPTY)));
        lines.add(
                row(
                        "user timeline",
                        Figure.USER_TIMELINE,
                        Figure.USER_TIMELINE_CPU,
                        percent(Figure.USER_TIMELINE_NON_EMPTY)));
        lines.add(
                CLOSED.formatted(
                        "compose",
                        show(Figure.COMPOSE),
                        show(Figure.COMPOSE_CPU),
                        "rawCommit",
                        show(Figure.RAW_COMMIT),
                        show(Figure.COMPOSE_PER_RAW),
                        percent(Figure.COMPOSE_NON_EMPTY)));
        lines.add(
                row(
                        "follow, unfollow",
                        Figure.FOLLOW,
                        Figure.FOLLOW_CPU,
                        percent(Figure.FOLLOW_NON_EMPTY)));
        lines.add(
                row("like, unlike", Figure.LIKE, Figure.LIKE_CPU, percent(Figure.LIKE_NON_EMPTY)));
        lines.add(CLOSED.formatted("mix 60/30/10", show(Figure.MIX), "", "", "", "", ""));
        lines.add(
                CLOSED.formatted(
                        "fan-out deliveries",
                        show(Figure.DELIVERIES),
                        "",
                        "rawInsert",
                        show(Figure.RAW_INSERT),
                        show(Figure.DELIVERIES_PER_RAW),
                        ""));
    }

    /** Of each process apart; all together where all are known. */
    private void addCosts(List<String> lines) {
        List<String> names = List.copyOf(figures.engines().keySet());
        var head = new StringBuilder(NAME.formatted("Processor ms each"));
        head.append(COST.formatted("server"));
        names.forEach(name -> head.append(COST.formatted(name)));
        lines.add(head.append(COST.formatted("all")).toString());
        for (Figure cost : Figures.COSTS) {
            var line = new StringBuilder(NAME.formatted(COSTS.get(cost)));
            line.append(COST.formatted(show(cost)));
            names.forEach(name -> line.append(COST.formatted(show(figures.of(name, cost)))));
            lines.add(line.append(COST.formatted(show(figures.all(cost)))).toString());
        }
    }

    private void addNotes(List<String> lines) {
        lines.add(
                "  processor time: a home feed is %s × an empty request, a user timeline %s × a home feed, a compose with engines %s × an empty request"
                        .formatted(
                                show(Figure.HOME_CPU_PER_EMPTY),
                                show(Figure.USER_TIMELINE_CPU_PER_HOME),
                                show(Figure.COMPOSE_ALL_CPU_PER_EMPTY)));
        lines.add(
                "  fan-out: %s posts answered in %s ms, all delivered after %s ms"
                        .formatted(
                                show(Figure.BURST_POSTS),
                                show(Figure.BURST_POSTING_MS),
                                show(Figure.BURST_DELIVERING_MS)));
        lines.add(
                "  a page: static %s bytes, home feed %s bytes; processor during the home feed: client %s, server %s; all the while others %s"
                        .formatted(
                                show(Figure.STATIC_FEED_BYTES),
                                show(Figure.HOME_FEED_BYTES),
                                percent(Figure.CLIENT_CPU),
                                percent(Figure.SERVER_CPU),
                                percent(Figure.OTHERS)));
    }

    private void addOpen(List<String> lines) {
        lines.add(
                OPEN.formatted(
                        "Open loop at " + show(Figure.OPEN_RATE), "p50 ms", "p99 ms", "errors"));
        lines.add(
                latency(
                        "home feed",
                        Figure.HOME_FEED_P50,
                        Figure.HOME_FEED_P99,
                        Figure.HOME_FEED_ERRORS));
        lines.add(
                latency(
                        "user timeline",
                        Figure.USER_TIMELINE_P50,
                        Figure.USER_TIMELINE_P99,
                        Figure.USER_TIMELINE_ERRORS));
        lines.add(
                latency("compose", Figure.COMPOSE_P50, Figure.COMPOSE_P99, Figure.COMPOSE_ERRORS));
        lines.add(
                latency(
                        "follow, by itself",
                        Figure.FOLLOW_P50,
                        Figure.FOLLOW_P99,
                        Figure.FOLLOW_ERRORS));
        lines.add(latency("like, by itself", Figure.LIKE_P50, Figure.LIKE_P99, Figure.LIKE_ERRORS));
        lines.add(
                (OPEN + " (of %s posts)")
                        .formatted(
                                "visible in all feeds",
                                show(Figure.VISIBLE_P50),
                                show(Figure.VISIBLE_P99),
                                "",
                                show(Figure.VISIBLE_SAMPLES)));
    }

    private String row(String name, Figure rate, Figure cpu, String share) {
        return CLOSED.formatted(name, show(rate), show(cpu), "", "", "", share);
    }

    private String latency(String name, Figure p50, Figure p99, Figure errors) {
        return OPEN.formatted(name, show(p50), show(p99), show(errors));
    }

    private String show(Figure figure) {
        return show(figures.get(figure));
    }

    private static String show(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "–";
    }

    private String percent(Figure figure) {
        OptionalDouble value = figures.get(figure);
        return value.isPresent()
                ? String.format(Locale.ROOT, "%.1f %%", 100 * value.getAsDouble())
                : "–";
    }

    /** Whole from 100 on, and where there is no fraction; else two decimals, or four below 0.1. */
    static String number(double value) {
        boolean whole = Math.abs(value) >= 100 || value == Math.rint(value);
        String fraction = Math.abs(value) < 0.1 ? "%,.4f" : "%,.2f";
        return String.format(Locale.ROOT, whole ? "%,.0f" : fraction, value);
    }
}
