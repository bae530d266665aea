package plaza.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.core.Batch;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Reads and writes many items of a table in as many requests as DynamoDB wants. What it leaves
 * undone of one is sent again after a pause. Thread-safe.
 */
final class Batches {
    private static final int READS = 100;
    private static final int WRITES = 25;
    private static final String TOTAL = "TOTAL";

    private final Requests requests;
    private final String name;

    Batches(Requests requests, String name) {
        this.requests = requests;
        this.name = name;
    }

    /** Items by their keys; those that are not there are left out. */
    Map<Key, Item> getAll(Collection<Key> keys) {
        Map<Key, Item> found = new HashMap<>();
        List<Key> once = keys.stream().distinct().toList();
        Requests.all(Batch.split(once, READS), this::getSome)
                .forEach(some -> some.forEach(item -> found.put(item.key(), item)));
        return found;
    }

    private List<Item> getSome(List<Key> keys) {
        List<Item> found = new ArrayList<>(keys.size());
        Map<String, KeysAndAttributes> wanted =
                Map.of(
                        name,
                        KeysAndAttributes.builder()
                                .consistentRead(true)
                                .keys(keys.stream().map(Key::attributes).toList())
                                .build());
        Backoff backoff = requests.backoff();
        while (true) {
            Map<String, KeysAndAttributes> asked = wanted;
            BatchGetItemResponse answer =
                    requests.repeatable(
                            dynamo ->
                                    dynamo.batchGetItem(
                                            get ->
                                                    get.requestItems(asked)
                                                            .returnConsumedCapacity(TOTAL)));
            wanted = answer.unprocessedKeys();
            requests.consumption()
                    .add(
                            "BatchGetItem",
                            name,
                            answer.consumedCapacity(),
                            Capacity.LEAST * (count(asked) - count(wanted)));
            answer.responses()
                    .getOrDefault(name, List.of())
                    .forEach(item -> found.add(new Item(item)));
            if (wanted.isEmpty()) {
                return found;
            }
            Requests.pauseForRest(backoff);
        }
    }

    private static int count(Map<String, KeysAndAttributes> keys) {
        return keys.values().stream().mapToInt(each -> each.keys().size()).sum();
    }

    void putAll(Collection<Item> items) {
        Map<Key, WriteRequest> writes = new HashMap<>();
        items.forEach(
                item ->
                        writes.put(
                                item.key(),
                                WriteRequest.builder()
                                        .putRequest(put -> put.item(item.attributes()))
                                        .build()));
        writeAll(writes.values());
    }

    void deleteAll(Collection<Key> keys) {
        writeAll(
                keys.stream()
                        .distinct()
                        .map(
                                key ->
                                        WriteRequest.builder()
                                                .deleteRequest(
                                                        delete -> delete.key(key.attributes()))
                                                .build())
                        .toList());
    }

    private void writeAll(Collection<WriteRequest> writes) {
        Requests.all(
                Batch.split(writes, WRITES),
                some -> {
                    writeSome(some);
                    return some;
                });
    }

    private void writeSome(List<WriteRequest> writes) {
        Map<String, List<WriteRequest>> left = Map.of(name, writes);
        Backoff backoff = requests.backoff();
        while (true) {
            Map<String, List<WriteRequest>> sent = left;
            BatchWriteItemResponse answer =
                    requests.repeatable(
                            dynamo ->
                                    dynamo.batchWriteItem(
                                            write ->
                                                    write.requestItems(sent)
                                                            .returnConsumedCapacity(TOTAL)));
            left = answer.unprocessedItems();
            int done = sent.getOrDefault(name, List.of()).size();
            done -= left.getOrDefault(name, List.of()).size();
            requests.consumption()
                    .add("BatchWriteItem", name, answer.consumedCapacity(), Capacity.LEAST * done);
            if (left.isEmpty()) {
                return;
            }
            Requests.pauseForRest(backoff);
        }
    }
}
