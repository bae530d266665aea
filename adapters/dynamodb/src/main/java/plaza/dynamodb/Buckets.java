package plaza.dynamodb;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Lists that many people write into: {@code <list>#<0-15>, <sort key>}. Sixteen partitions take
 * what one would be too hot for, and are read together. Thread-safe.
 */
public final class Buckets {
    private static final int COUNT = 16;

    private final Table table;

    public Buckets(Table table) {
        this.table = table;
    }

    /** An entry of a list, in the bucket of an id. */
    public static Key key(String list, UUID id, String sk) {
        return new Key(partition(list, of(id)), sk);
    }

    public static String partition(String list, int bucket) {
        return list + "#" + bucket;
    }

    /** The last hex digit of an id: for people and what they write, the bucket of the person. */
    public static int of(UUID id) {
        return (int) (id.getLeastSignificantBits() & (COUNT - 1));
    }

    /** The partitions of a list. */
    public static List<String> partitions(String list) {
        return IntStream.range(0, COUNT).mapToObj(bucket -> partition(list, bucket)).toList();
    }

    /**
     * The first of several lists together, all in one order.
     *
     * @param range the same range of each partition, with the limit that all together have
     */
    public List<Item> first(List<String> lists, UnaryOperator<Query> range) {
        List<Query> queries =
                lists.stream()
                        .flatMap(list -> partitions(list).stream())
                        .map(partition -> range.apply(Query.all(partition)))
                        .toList();
        if (queries.isEmpty()) {
            return List.of();
        }
        Comparator<Item> upwards = Comparator.comparing(entry -> entry.key().sk());
        Query one = queries.getFirst();
        return table.queryAll(queries).stream()
                .flatMap(List::stream)
                .sorted(one.ascending() ? upwards : upwards.reversed())
                .limit(one.limit())
                .toList();
    }
}
