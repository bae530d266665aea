package plaza.dynamodb.post;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import plaza.core.id.PostId;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Table;

/**
 * Lists of posts that many people write into, by id: {@code <list>#<0-15>, <post>}. Sixteen
 * partitions take what one would be too hot for, and are read together. Thread-safe.
 */
public final class Buckets {
    private static final int COUNT = 16;
    private static final int HEX = 16;

    /** Behind every id. */
    static final String END = "~";

    private final Table table;

    Buckets(Table table) {
        this.table = table;
    }

    static Key key(String list, PostId post) {
        return new Key(partition(list, bucket(post)), post.toString());
    }

    static String partition(String list, int bucket) {
        return list + "#" + bucket;
    }

    /** That of its author: the last digit of its id. */
    static int bucket(PostId post) {
        return Character.digit(post.toString().charAt(post.toString().length() - 1), HEX);
    }

    /**
     * The first of several lists together, all in one order.
     *
     * @param range the same range of each partition, with the limit that all together have
     */
    List<Item> first(List<String> lists, UnaryOperator<Query> range) {
        List<Query> queries =
                lists.stream()
                        .flatMap(
                                list ->
                                        IntStream.range(0, COUNT)
                                                .mapToObj(
                                                        bucket ->
                                                                range.apply(
                                                                        Query.all(
                                                                                partition(
                                                                                        list,
                                                                                        bucket)))))
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

    /** The post of an entry. */
    static PostId post(Item entry) {
        return PostId.parse(entry.key().sk()).orElseThrow();
    }
}
