package plaza.dynamodb.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.core.graph.FollowCounts;
import plaza.core.id.UserId;
import plaza.dynamodb.Change;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/**
 * Follows, with how many each person has at both ends. The counts change in the transaction of the
 * follow: {@code USER#<id>, COUNTS#<0-15>}, each for the people of one bucket, so that many who
 * follow one person at a time do not all wait for one item. Thread-safe.
 */
final class CountedEdges extends DynamoEdges {
    private static final String COUNTS = "COUNTS#";
    private static final String FOLLOWERS = "followers";
    private static final String FOLLOWING = "following";

    private final Table table;

    CountedEdges(Dynamo dynamo) {
        super(dynamo, "FOLLOWING", "FOLLOWER");
        this.table = dynamo.table(Shape.FOLLOWS);
    }

    @Override
    protected List<Write> along(UserId from, UserId to, boolean comes) {
        int more = comes ? 1 : -1;
        return List.of(
                Write.updating(table, counts(to, from), Change.none().add(FOLLOWERS, more), null),
                Write.updating(table, counts(from, to), Change.none().add(FOLLOWING, more), null));
    }

    private static String partition(UserId person) {
        return "USER#" + person;
    }

    private static Key counts(UserId person, UserId other) {
        return new Key(partition(person), COUNTS + other.bucket());
    }

    Map<UserId, FollowCounts> counts(Collection<UserId> people) {
        List<UserId> once = people.stream().distinct().toList();
        List<List<Item>> found =
                table.queryAll(
                        once.stream().map(person -> Query.of(partition(person), COUNTS)).toList());
        Map<UserId, FollowCounts> counts = new HashMap<>();
        for (int i = 0; i < once.size(); i++) {
            counts.put(
                    once.get(i),
                    new FollowCounts(sum(found.get(i), FOLLOWERS), sum(found.get(i), FOLLOWING)));
        }
        return counts;
    }

    private static long sum(List<Item> counts, String name) {
        return counts.stream().mapToLong(each -> each.count(name)).sum();
    }
}
