package plaza.bench.cost;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;
import plaza.bench.server.OfEngine;

/** Units of DynamoDB's capacity, by table and request. Immutable. */
record Units(Map<Of, Double> all) {
    private static final String STREAM = "GetRecords";
    private static final Set<String> READS =
            Set.of("GetItem", "BatchGetItem", "Query", "TransactGetItems");

    static final Units NONE = new Units(Map.of());

    /**
     * @param table without the prefix of a deployment
     * @param request its name, like {@code Query}
     */
    record Of(String table, String request) {}

    Units {
        all = Map.copyOf(all);
    }

    /** Those of an engine's figures; none where it is not DynamoDB. */
    static Units of(Collection<OfEngine> figures) {
        List<OfEngine> units =
                figures.stream()
                        .filter(each -> each.engine().equals("dynamodb"))
                        .filter(each -> each.name().equals("capacity.units"))
                        .toList();
        Set<String> tables = new TreeSet<>();
        units.forEach(each -> tables.add(table(each)));
        int prefix = common(tables);
        Map<Of, Double> all = new HashMap<>();
        units.forEach(
                each ->
                        all.merge(
                                new Of(
                                        table(each).substring(prefix),
                                        each.labels().getOrDefault("operation", "")),
                                each.value(),
                                Double::sum));
        return new Units(all);
    }

    private static String table(OfEngine figure) {
        return figure.labels().getOrDefault("table", "");
    }

    /** How long the prefix is that all names have; no table has a hyphen in its own name. */
    private static int common(Set<String> names) {
        if (names.size() < 2) {
            return 0;
        }
        String first = names.iterator().next();
        int common = 0;
        while (common < first.length() && allBeginWith(names, first.substring(0, common + 1))) {
            common++;
        }
        return first.lastIndexOf('-', common - 1) + 1;
    }

    private static boolean allBeginWith(Set<String> names, String prefix) {
        return names.stream().allMatch(name -> name.startsWith(prefix));
    }

    Units minus(Units other) {
        return combined(other, (a, b) -> a - b);
    }

    Units plus(Units other) {
        return combined(other, Double::sum);
    }

    private Units combined(Units other, DoubleBinaryOperator operator) {
        Set<Of> keys = new HashSet<>();
        keys.addAll(all.keySet());
        keys.addAll(other.all.keySet());
        Map<Of, Double> result = new HashMap<>();
        keys.forEach(
                key ->
                        result.put(
                                key,
                                operator.applyAsDouble(
                                        all.getOrDefault(key, 0.0),
                                        other.all.getOrDefault(key, 0.0))));
        return new Units(result);
    }

    Units times(double factor) {
        Map<Of, Double> result = new HashMap<>();
        all.forEach((key, units) -> result.put(key, units * factor));
        return new Units(result);
    }

    double reads() {
        return sum(of -> READS.contains(of.request()));
    }

    double writes() {
        return sum(of -> !READS.contains(of.request()) && !of.request().equals(STREAM));
    }

    /** Requests to streams, each of which is a unit of its own kind. */
    double streamReads() {
        return sum(of -> of.request().equals(STREAM));
    }

    private double sum(Predicate<Of> which) {
        return all.entrySet().stream()
                .filter(each -> which.test(each.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        all.keySet().forEach(of -> tables.add(of.table()));
        return tables;
    }

    /** Those of one table. */
    Units on(String table) {
        Map<Of, Double> some = new HashMap<>();
        all.forEach(
                (of, units) -> {
                    if (of.table().equals(table)) {
                        some.put(of, units);
                    }
                });
        return new Units(some);
    }
}
