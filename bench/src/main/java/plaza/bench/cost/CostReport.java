package plaza.bench.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plaza.bench.cost.CostMeasurement.Result;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what was measured, with what it costs, as tables of Markdown and as JSON. */
final class CostReport {
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;
    private static final double HOUR = 3_600;
    private static final double MONTH = 730;

    /** Less than this many units of a table are what the server does by itself. */
    private static final double NOISE = 0.05;

    private final Result result;
    private final Prices prices;

    CostReport(Result result, Prices prices) {
        this.result = result;
        this.prices = prices;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "Prices of %s: %s %s a million writes, %s reads, %s requests to streams; %s",
                        prices.date(),
                        prices.currency(),
                        prices.write(),
                        prices.read(),
                        prices.stream(),
                        prices.region()));
        lines.add("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "| | reads | writes | %s for 1,000 | of these |",
                        prices.currency()));
        lines.add("|---|---|---|---|---|");
        for (Cost cost : result.costs()) {
            Units each = cost.each();
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "| %s | %.1f | %.1f | %.4f | %s |",
                            cost.operation().what(),
                            positive(each.reads()),
                            positive(each.writes()),
                            positive(prices.ofTables(each)) * THOUSAND,
                            tables(each)));
        }
        lines.add("");
        idle(lines);
        lines.add("");
        day(lines);
        return lines;
    }

    /** What is below nothing is less than the server did by itself at another time. */
    private static double positive(double units) {
        return Math.max(0, units);
    }

    private static String tables(Units units) {
        List<String> all = new ArrayList<>();
        for (String table : units.tables()) {
            Units on = units.on(table);
            List<String> some = new ArrayList<>();
            if (on.reads() >= NOISE) {
                some.add(String.format(Locale.ROOT, "%.1f r", on.reads()));
            }
            if (on.writes() >= NOISE) {
                some.add(String.format(Locale.ROOT, "%.1f w", on.writes()));
            }
            if (!some.isEmpty()) {
                all.add(table + " " + String.join(" ", some));
            }
        }
        return String.join(", ", all);
    }

    private void idle(List<String> lines) {
        Units hour = result.idlePerSecond().times(HOUR);
        lines.add(
                String.format(
                        Locale.ROOT,
                        "Idle, an hour of a server: %,.0f reads, %,.0f writes (%s), %,.0f requests to streams:"
                                + " %s %.4f, %.2f a month",
                        hour.reads(),
                        hour.writes(),
                        tables(hour),
                        hour.streamReads(),
                        prices.currency(),
                        total(hour),
                        total(hour) * MONTH));
    }

    private double total(Units units) {
        return prices.ofTables(units) + prices.ofStreams(units);
    }

    private void day(List<String> lines) {
        Day cold = Day.of(result.costs(), false);
        Day cached = Day.of(result.costs(), true);
        lines.add(
                String.format(
                        Locale.ROOT,
                        "| a day of a million people, each | %s, read first | %s, cached |",
                        prices.currency(),
                        prices.currency()));
        lines.add("|---|---|---|");
        for (int i = 0; i < cold.parts().size(); i++) {
            Day.Part part = cold.parts().get(i);
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "| %s %s | %,.0f | %,.0f |",
                            number(part.times()),
                            part.what(),
                            million(part.units()),
                            million(cached.parts().get(i).units())));
        }
        lines.add(
                String.format(
                        Locale.ROOT,
                        "| together | %,.0f | %,.0f |",
                        million(cold.units()),
                        million(cached.units())));
    }

    private double million(Units units) {
        return positive(prices.ofTables(units)) * MILLION;
    }

    private static String number(double times) {
        return times == Math.rint(times) ? Long.toString((long) times) : Double.toString(times);
    }

    String json() {
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode root = json.createObjectNode();
        root.putObject("prices")
                .put("currency", prices.currency())
                .put("region", prices.region())
                .put("date", prices.date())
                .put("source", prices.source())
                .put("writePerMillion", prices.write())
                .put("readPerMillion", prices.read())
                .put("streamsPerMillion", prices.stream())
                .put("storagePerGbMonth", prices.storage());
        Units hour = result.idlePerSecond().times(HOUR);
        ObjectNode idle = root.putObject("idlePerHour");
        put(idle, hour);
        idle.put("streamReads", hour.streamReads()).put("cost", total(hour));
        ArrayNode operations = root.putArray("operations");
        for (Cost cost : result.costs()) {
            ObjectNode each = operations.addObject();
            each.put("operation", cost.operation().name().toLowerCase(Locale.ROOT));
            put(each, cost.each());
            each.put("costPer1000", prices.ofTables(cost.each()) * THOUSAND);
            ObjectNode tables = each.putObject("tables");
            cost.each()
                    .tables()
                    .forEach(table -> put(tables.putObject(table), cost.each().on(table)));
        }
        root.putObject("dayOfAMillionPeople")
                .put("readFirst", million(Day.of(result.costs(), false).units()))
                .put("cached", million(Day.of(result.costs(), true).units()));
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static void put(ObjectNode node, Units units) {
        node.put("reads", units.reads()).put("writes", units.writes());
    }
}
