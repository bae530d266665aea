package plaza.dynamodb.analytics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Table;

/**
 * What there is of a kind in which hour or day, to be found when it is old: {@code
 * <kind>#<period>#<0-15>, <id>}, and which periods there are: {@code <kind>, <period>}. Periods are
 * texts in whose order they come. Thread-safe.
 */
final class Periods {
    private static final String FIRST = "!";

    private final Table table;
    private final String kind;
    private final Buckets buckets;

    Periods(Table table, String kind) {
        this.table = table;
        this.kind = kind;
        this.buckets = new Buckets(table);
    }

    private String list(String period) {
        return kind + "#" + period;
    }

    private Key entry(String period, UUID id) {
        return Buckets.key(list(period), id, id.toString());
    }

    /** Notes what there is. The periods first, so that nothing is listed in none. */
    void note(Map<String, ? extends Collection<UUID>> idsByPeriod) {
        table.putAll(
                idsByPeriod.keySet().stream()
                        .map(period -> Item.at(new Key(kind, period)))
                        .toList());
        List<Item> entries = new ArrayList<>();
        idsByPeriod.forEach(
                (period, ids) -> ids.forEach(id -> entries.add(Item.at(entry(period, id)))));
        table.putAll(entries);
    }

    /** The periods that are there before one. */
    List<String> before(String period) {
        return table.query(Query.between(kind, FIRST, period)).stream()
                .map(item -> item.key().sk())
                .filter(each -> !each.equals(period))
                .toList();
    }

    List<UUID> ids(String period) {
        return buckets.first(List.of(list(period)), all -> all).stream()
                .map(entry -> UUID.fromString(entry.key().sk()))
                .toList();
    }

    void forget(String period, Collection<UUID> ids) {
        table.deleteAll(ids.stream().map(id -> entry(period, id)).toList());
    }

    /** Forgets a period of which nothing is left. */
    void forget(String period) {
        if (ids(period).isEmpty()) {
            table.deleteAll(List.of(new Key(kind, period)));
        }
    }
}
