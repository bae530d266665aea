package plaza.dynamodb;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** What was consumed, in DynamoDB's units of capacity, by table and operation. Thread-safe. */
final class Consumption {
    /**
     * @param table its name, with the prefix
     * @param operation the name of the request, like {@code Query}
     */
    record Of(String table, String operation) {}

    private final Map<Of, DoubleAdder> units = new ConcurrentHashMap<>();

    void add(String operation, @Nullable ConsumedCapacity consumed) {
        if (consumed != null && consumed.capacityUnits() != null) {
            units.computeIfAbsent(new Of(consumed.tableName(), operation), _ -> new DoubleAdder())
                    .add(consumed.capacityUnits());
        }
    }

    void add(String operation, Collection<ConsumedCapacity> consumed) {
        List.copyOf(consumed).forEach(each -> add(operation, each));
    }

    /** All until now, by {@code <table> <operation>}. */
    Map<Of, Double> all() {
        Map<Of, Double> all = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        units.forEach((of, sum) -> all.put(of, sum.sum()));
        return all;
    }
}
