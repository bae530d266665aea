package plaza.dynamodb;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * What was consumed, in DynamoDB's units of capacity, by table and operation: what DynamoDB
 * reports, and at least what Amazon bills for such a request. The least is computed here, for
 * nothing is reported of a write whose condition did not hold, and DynamoDB Local reports nothing
 * of reads that find nothing. Thread-safe.
 */
final class Consumption {
    /**
     * @param table its name, with the prefix
     * @param operation the name of the request, like {@code Query}
     */
    record Of(String table, String operation) {}

    private final Map<Of, DoubleAdder> units = new ConcurrentHashMap<>();

    /**
     * @param consumed what was reported, or null
     * @param least the units that it was at least
     */
    void add(String operation, String table, @Nullable ConsumedCapacity consumed, double least) {
        Double reported = consumed == null ? null : consumed.capacityUnits();
        add(operation, table, reported == null ? least : Math.max(reported, least));
    }

    /** As {@link #add(String, String, ConsumedCapacity, double)}, of a request on one table. */
    void add(String operation, String table, Collection<ConsumedCapacity> consumed, double least) {
        add(operation, table, List.copyOf(consumed).stream().findFirst().orElse(null), least);
    }

    /**
     * Of a request on several tables.
     *
     * @param least by tables; all that there are
     */
    void add(String operation, Collection<ConsumedCapacity> consumed, Map<String, Double> least) {
        Map<String, ConsumedCapacity> reported = new TreeMap<>();
        consumed.forEach(each -> reported.put(each.tableName(), each));
        least.forEach((table, units) -> add(operation, table, reported.get(table), units));
    }

    /** Of which nothing was reported. */
    void add(String operation, String table, double some) {
        units.computeIfAbsent(new Of(table, operation), _ -> new DoubleAdder()).add(some);
    }

    /** All until now, by {@code <table> <operation>}. */
    Map<Of, Double> all() {
        Map<Of, Double> all = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        units.forEach((of, sum) -> all.put(of, sum.sum()));
        return all;
    }
}
