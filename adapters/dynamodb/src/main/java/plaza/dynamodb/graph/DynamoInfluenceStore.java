package plaza.dynamodb.graph;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import plaza.core.graph.InfluenceStore;
import plaza.core.id.UserId;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;

/**
 * How central people are, in the table {@code follows}: {@code INFLUENCE#<0-15>, <person>}. A score
 * is a text, for it may be smaller than a number of DynamoDB. Which of them are old is found by
 * reading the sixteen partitions: it is asked once a day. Thread-safe.
 */
public final class DynamoInfluenceStore implements InfluenceStore {
    private static final String SCORE = "score";
    private static final String COMPUTED = "computedAt";
    private static final String ALL = "INFLUENCE";

    private final Table follows;

    public DynamoInfluenceStore(Dynamo dynamo) {
        this.follows = dynamo.table(Shape.FOLLOWS);
    }

    private static Key key(UserId person) {
        return Buckets.key(ALL, person.value(), person.toString());
    }

    @Override
    public void put(Map<UserId, Double> scores, Instant computed) {
        follows.each(scores.entrySet(), each -> put(each.getKey(), each.getValue(), computed));
    }

    private void put(UserId person, double score, Instant computed) {
        Change change = Change.none().set(SCORE, Double.toString(score));
        boolean isLater =
                follows.update(
                        key(person),
                        change.set(COMPUTED, computed),
                        Condition.missing(COMPUTED).or(Condition.before(COMPUTED, computed)));
        if (!isLater) {
            follows.update(key(person), change, Condition.exists());
        }
    }

    @Override
    public Map<UserId, Double> findAll(Collection<UserId> people) {
        Map<UserId, Double> found = new HashMap<>();
        follows.getAll(people.stream().map(DynamoInfluenceStore::key).toList())
                .forEach(
                        (key, item) ->
                                found.put(
                                        UserId.parse(key.sk()).orElseThrow(),
                                        Double.valueOf(item.text(SCORE))));
        return found;
    }

    @Override
    public Optional<Instant> findOldest() {
        return follows.queryAll(buckets(Query::all)).stream()
                .flatMap(List::stream)
                .map(item -> item.instant(COMPUTED))
                .min(Instant::compareTo);
    }

    private static List<Query> buckets(Function<String, Query> query) {
        return Buckets.partitions(ALL).stream().map(query).toList();
    }

    @Override
    public int deleteBefore(Instant computed) {
        Condition isOld = Condition.before(COMPUTED, computed);
        List<Key> old =
                follows.queryAll(buckets(bucket -> Query.all(bucket).where(isOld))).stream()
                        .flatMap(List::stream)
                        .map(Item::key)
                        .toList();
        return (int)
                follows.map(old, key -> follows.delete(key, isOld)).stream()
                        .filter(Boolean::booleanValue)
                        .count();
    }
}
