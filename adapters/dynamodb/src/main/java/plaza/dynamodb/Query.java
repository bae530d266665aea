package plaza.dynamodb;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Which items of one partition are wanted. Immutable: each method gives another.
 *
 * @param from with which sort keys begin, or the first where there is a last one
 * @param to the last sort key, or null
 * @param after a sort key behind which it goes on, or null
 * @param where what has to hold of an item, or null; what does not fit is read, too
 */
public record Query(
        String pk,
        String from,
        @Nullable String to,
        @Nullable String after,
        boolean ascending,
        @Nullable Condition where,
        int limit) {
    /** Below it a page that is filtered takes as many requests as it has items. */
    private static final int LEAST_READ = 50;

    /** All of a partition, upwards. */
    public static Query all(String pk) {
        return of(pk, "");
    }

    /** All whose sort key begins so, upwards. */
    public static Query of(String pk, String prefix) {
        return new Query(pk, prefix, null, null, true, null, Integer.MAX_VALUE);
    }

    /** Those whose sort key lies between two, or is one of these, upwards. */
    public static Query between(String pk, String from, String to) {
        return new Query(pk, from, to, null, true, null, Integer.MAX_VALUE);
    }

    /** Only those whose sort key lies between two, or is one of these. */
    public Query between(String first, String last) {
        return new Query(pk, first, last, after, ascending, where, limit);
    }

    public Query descending() {
        return new Query(pk, from, to, after, false, where, limit);
    }

    /** From behind this sort key on, where it is not null; it needs not be one that there is. */
    public Query after(@Nullable String sk) {
        return new Query(pk, from, to, sk, ascending, where, limit);
    }

    public Query where(Condition condition) {
        return new Query(pk, from, to, after, ascending, condition, limit);
    }

    public Query limit(int most) {
        return new Query(pk, from, to, after, ascending, where, most);
    }

    /** Nothing can lie behind this sort key; DynamoDB refuses to go on there. */
    boolean isEnd(@Nullable String sk) {
        return to != null && (ascending ? to : from).equals(sk);
    }

    /**
     * @param wanted how many more items
     */
    QueryRequest request(String table, int wanted, Select select) {
        var terms = new Terms();
        String partition = terms.name(Key.PK) + " = " + terms.value(Values.of(pk));
        String filter = where == null ? null : where.in(terms);
        QueryRequest.Builder request =
                QueryRequest.builder()
                        .tableName(table)
                        .consistentRead(true)
                        .returnConsumedCapacity("TOTAL")
                        .select(select)
                        .keyConditionExpression(partition + range(terms))
                        .filterExpression(filter)
                        .expressionAttributeNames(terms.names())
                        .expressionAttributeValues(terms.values())
                        .scanIndexForward(ascending)
                        .exclusiveStartKey(behind());
        if (wanted != Integer.MAX_VALUE) {
            request.limit(where == null ? wanted : Math.max(wanted, LEAST_READ));
        }
        return request.build();
    }

    private String range(Terms terms) {
        if (to != null) {
            return " AND %s BETWEEN %s AND %s"
                    .formatted(
                            terms.name(Key.SK),
                            terms.value(Values.of(from)),
                            terms.value(Values.of(to)));
        }
        return from.isEmpty()
                ? ""
                : " AND begins_with(%s, %s)"
                        .formatted(terms.name(Key.SK), terms.value(Values.of(from)));
    }

    private @Nullable Map<String, AttributeValue> behind() {
        return after == null ? null : new Key(pk, after).attributes();
    }
}
