package plaza.dynamodb.analytics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
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

    /** Of the latest period; of more than that, some are written again. */
    private static final int MOST_KNOWN = 50_000;

    private final Table table;
    private final String kind;
    private final Buckets buckets;
    private final AtomicReference<Latest> latest = new AtomicReference<>(Latest.NONE);

    /** What was noted of the latest period. */
    private record Latest(String period, Set<UUID> ids) {
        private static final Latest NONE = new Latest("", Set.of());

        boolean isOf(String other) {
            return period.equals(other);
        }

        boolean has(String other, UUID id) {
            return isOf(other) && ids.contains(id);
        }

        Latest with(String other, Collection<UUID> more) {
            if (other.compareTo(period) < 0) {
                return this;
            }
            if (!isOf(other) || ids.size() + more.size() > MOST_KNOWN) {
                Set<UUID> fresh = ConcurrentHashMap.newKeySet();
                fresh.addAll(more);
                return new Latest(other, fresh);
            }
            ids.addAll(more);
            return this;
        }
    }

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

    /**
     * Notes what there is. The periods first, so that nothing is listed in none. What this process
     * has noted of the latest period it does not write again: only old ones are forgotten.
     */
    void note(Map<String, ? extends Collection<UUID>> idsByPeriod) {
        Latest before = Objects.requireNonNull(latest.get());
        table.putAll(
                idsByPeriod.keySet().stream()
                        .filter(period -> !before.isOf(period))
                        .map(period -> Item.at(new Key(kind, period)))
                        .toList());
        List<Item> entries = new ArrayList<>();
        idsByPeriod.forEach(
                (period, ids) ->
                        ids.stream()
                                .filter(id -> !before.has(period, id))
                                .forEach(id -> entries.add(Item.at(entry(period, id)))));
        table.putAll(entries);
        idsByPeriod.forEach((period, ids) -> latest.updateAndGet(known -> known.with(period, ids)));
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
        latest.set(Latest.NONE);
        table.deleteAll(ids.stream().map(id -> entry(period, id)).toList());
    }

    /** Forgets a period of which nothing is left. */
    void forget(String period) {
        latest.set(Latest.NONE);
        if (ids(period).isEmpty()) {
            table.deleteAll(List.of(new Key(kind, period)));
        }
    }
}
