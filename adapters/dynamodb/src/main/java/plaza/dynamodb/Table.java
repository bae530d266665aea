package plaza.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A table, whose items have a partition and a sort key. It is read as it is, not as some replica of
 * it was, and never as a whole. Thread-safe.
 */
public final class Table {
    /** From when on DynamoDB may remove an item, in seconds. */
    static final String EXPIRES = "expiresAt";

    private static final String TOTAL = "TOTAL";

    private final Requests requests;
    private final String name;
    private final Batches batches;

    Table(Requests requests, String name) {
        this.requests = requests;
        this.name = name;
        this.batches = new Batches(requests, name);
    }

    public Optional<Item> get(Key key) {
        GetItemResponse found =
                requests.repeatable(
                        dynamo ->
                                dynamo.getItem(
                                        get ->
                                                get.tableName(name)
                                                        .key(key.attributes())
                                                        .consistentRead(true)
                                                        .returnConsumedCapacity(TOTAL)));
        requests.consumption().add("GetItem", name, found.consumedCapacity(), Capacity.LEAST);
        return found.hasItem() ? Optional.of(new Item(found.item())) : Optional.empty();
    }

    /** The items of a query, in its order. */
    public List<Item> query(Query query) {
        List<Item> found = new ArrayList<>();
        String after = query.after();
        boolean more = !query.isEnd(after);
        while (more && found.size() < query.limit()) {
            QueryResponse answer =
                    send(query.after(after), query.limit() - found.size(), Select.ALL_ATTRIBUTES);
            answer.items().stream()
                    .limit((long) query.limit() - found.size())
                    .forEach(item -> found.add(new Item(item)));
            after = lastRead(answer);
            more = after != null && !query.isEnd(after);
        }
        return found;
    }

    /** How many items a query has; they are read, and not transferred. */
    public long count(Query query) {
        long count = 0;
        String after = query.after();
        boolean more = !query.isEnd(after);
        while (more) {
            QueryResponse answer = send(query.after(after), Integer.MAX_VALUE, Select.COUNT);
            count += answer.count();
            after = lastRead(answer);
            more = after != null && !query.isEnd(after);
        }
        return count;
    }

    /** The sort key behind which there may be more; null where there is no more. */
    private static @Nullable String lastRead(QueryResponse answer) {
        return answer.hasLastEvaluatedKey() ? Key.of(answer.lastEvaluatedKey()).sk() : null;
    }

    private QueryResponse send(Query query, int wanted, Select select) {
        var request = query.request(name, wanted, select);
        QueryResponse answer = requests.repeatable(dynamo -> dynamo.query(request));
        requests.consumption().add("Query", name, answer.consumedCapacity(), Capacity.LEAST);
        return answer;
    }

    /** The items of several queries, in their order; they are made at once. */
    public List<List<Item>> queryAll(Collection<Query> queries) {
        return Requests.all(queries, this::query);
    }

    /** Does the same with many things, some of them at once, and answers in their order. */
    public <T, R> List<R> map(Collection<T> things, Function<? super T, ? extends R> work) {
        return Requests.all(things, work);
    }

    /** As {@link #map}, of what answers nothing. */
    public <T> void each(Collection<T> things, Consumer<? super T> work) {
        Requests.all(
                things,
                thing -> {
                    work.accept(thing);
                    return true;
                });
    }

    /** Writes an item, over one that is there. */
    public void put(Item item) {
        PutItemResponse done =
                requests.repeatable(
                        dynamo ->
                                dynamo.putItem(
                                        put ->
                                                put.tableName(name)
                                                        .item(item.attributes())
                                                        .returnConsumedCapacity(TOTAL)));
        requests.consumption()
                .add("PutItem", name, done.consumedCapacity(), units(item.attributes()));
    }

    /** Writes an item where this holds of the one that is there; says whether it did. */
    public boolean put(Item item, Condition condition) {
        var terms = new Terms();
        String text = condition.in(terms);
        return unlessRefused(
                "PutItem",
                units(item.attributes()),
                dynamo -> {
                    PutItemResponse done =
                            dynamo.putItem(
                                    put ->
                                            put.tableName(name)
                                                    .item(item.attributes())
                                                    .conditionExpression(text)
                                                    .expressionAttributeNames(terms.names())
                                                    .expressionAttributeValues(terms.values())
                                                    .returnConsumedCapacity(TOTAL));
                    return done.consumedCapacity();
                });
    }

    /** Changes an item where this holds of it; says whether it did. */
    public boolean update(Key key, Change change, Condition condition) {
        return updateAndGet(key, change, condition, ReturnValue.NONE).isPresent();
    }

    /** As {@link #update}; answers the item as it is then, or nothing where this did not hold. */
    public Optional<Item> updateAndGet(Key key, Change change, Condition condition) {
        return updateAndGet(key, change, condition, ReturnValue.ALL_NEW);
    }

    private Optional<Item> updateAndGet(
            Key key, Change change, Condition condition, ReturnValue answer) {
        var terms = new Terms();
        String changes = change.in(terms);
        String text = condition.in(terms);
        List<Item> after = new ArrayList<>(1);
        unlessRefused(
                "UpdateItem",
                Capacity.LEAST,
                dynamo -> {
                    UpdateItemResponse done =
                            dynamo.updateItem(
                                    update ->
                                            update.tableName(name)
                                                    .key(key.attributes())
                                                    .updateExpression(changes)
                                                    .conditionExpression(text)
                                                    .expressionAttributeNames(terms.names())
                                                    .expressionAttributeValues(terms.values())
                                                    .returnValues(answer)
                                                    .returnConsumedCapacity(TOTAL));
                    after.add(new Item(done.attributes()));
                    return done.consumedCapacity();
                });
        return after.stream().findFirst();
    }

    /** Says whether there was such an item. */
    public boolean delete(Key key) {
        return delete(key, Condition.exists());
    }

    /** Deletes an item where this holds of it; says whether it did. */
    public boolean delete(Key key, Condition condition) {
        var terms = new Terms();
        String text = condition.in(terms);
        return unlessRefused(
                "DeleteItem",
                Capacity.LEAST,
                dynamo -> {
                    DeleteItemResponse done =
                            dynamo.deleteItem(
                                    delete ->
                                            delete.tableName(name)
                                                    .key(key.attributes())
                                                    .conditionExpression(text)
                                                    .expressionAttributeNames(terms.names())
                                                    .expressionAttributeValues(terms.values())
                                                    .returnConsumedCapacity(TOTAL));
                    return done.consumedCapacity();
                });
    }

    /**
     * Makes a write; says whether its condition held.
     *
     * @param least the units that it costs at least, also where it did not
     * @param write answers what it cost
     */
    private boolean unlessRefused(
            String operation,
            double least,
            Function<DynamoDbClient, @Nullable ConsumedCapacity> write) {
        try {
            requests.once(
                    dynamo -> {
                        requests.consumption().add(operation, name, write.apply(dynamo), least);
                        return true;
                    });
            return true;
        } catch (ConditionalCheckFailedException e) {
            requests.consumption().add(operation, name, least);
            return false;
        }
    }

    private static double units(Map<String, AttributeValue> item) {
        return Capacity.written(ItemSize.of(item));
    }

    /** Items by their keys, any number; those that are not there are left out. */
    public Map<Key, Item> getAll(Collection<Key> keys) {
        return batches.getAll(keys);
    }

    /** Writes any number of items over those that are there; not all or none. */
    public void putAll(Collection<Item> items) {
        batches.putAll(items);
    }

    /** Deletes any number of items; not all or none. */
    public void deleteAll(Collection<Key> keys) {
        batches.deleteAll(keys);
    }

    String name() {
        return name;
    }
}
