package plaza.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import plaza.core.StorageException;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Makes tables that are missing, which are paid for by the request. */
final class TableMaker {
    private static final Duration POLL = Duration.ofMillis(500);

    /** Amazon takes some ten seconds to make a table, and more where there are indexes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final StreamSpecification NEW_IMAGES =
            StreamSpecification.builder()
                    .streamEnabled(true)
                    .streamViewType(StreamViewType.NEW_IMAGE)
                    .build();

    private final Requests requests;

    TableMaker(Requests requests) {
        this.requests = requests;
    }

    /** Returns when there is such a table that can be written. */
    void makeWhereMissing(String table, Shape shape) {
        if (!isThere(table)) {
            make(table, shape);
        }
        awaitActive(table);
        if (shape.expiring()) {
            haveItemsExpire(table);
        }
        if (shape.streaming()) {
            haveStream(table);
        }
    }

    private boolean isThere(String table) {
        return requests.repeatable(
                dynamo -> {
                    try {
                        dynamo.describeTable(describe -> describe.tableName(table));
                        return true;
                    } catch (ResourceNotFoundException e) {
                        return false;
                    }
                });
    }

    private void make(String table, Shape shape) {
        CreateTableRequest request = request(table, shape);
        requests.repeatable(
                dynamo -> {
                    try {
                        dynamo.createTable(request);
                        return true;
                    } catch (ResourceInUseException e) {
                        // Another process was faster.
                        return false;
                    }
                });
    }

    private static CreateTableRequest request(String table, Shape shape) {
        List<AttributeDefinition> attributes = new ArrayList<>();
        List<KeySchemaElement> keys = keys(Key.PK, Key.SK, attributes);
        List<GlobalSecondaryIndex> indexes =
                shape.indexes().stream()
                        .map(
                                index ->
                                        GlobalSecondaryIndex.builder()
                                                .indexName(index)
                                                .keySchema(
                                                        keys(
                                                                Shape.partition(index),
                                                                Shape.sort(index),
                                                                attributes))
                                                .projection(
                                                        all ->
                                                                all.projectionType(
                                                                        ProjectionType.KEYS_ONLY))
                                                .build())
                        .toList();
        CreateTableRequest.Builder request =
                CreateTableRequest.builder()
                        .tableName(table)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(keys)
                        .attributeDefinitions(attributes);
        if (!indexes.isEmpty()) {
            request.globalSecondaryIndexes(indexes);
        }
        if (shape.streaming()) {
            request.streamSpecification(NEW_IMAGES);
        }
        return request.build();
    }

    private static List<KeySchemaElement> keys(
            String partition, String sort, List<AttributeDefinition> attributes) {
        for (String name : List.of(partition, sort)) {
            attributes.add(
                    AttributeDefinition.builder()
                            .attributeName(name)
                            .attributeType(ScalarAttributeType.S)
                            .build());
        }
        return List.of(
                KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
                KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
    }

    private void awaitActive(String table) {
        long begin = System.nanoTime();
        while (!isActive(table)) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw StorageException.unavailable("The table " + table + " is not ready", null);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw StorageException.unavailable("Interrupted while a table is made", e);
            }
        }
    }

    private boolean isActive(String table) {
        return describe(table).tableStatus() == TableStatus.ACTIVE;
    }

    private TableDescription describe(String table) {
        return requests.repeatable(
                dynamo -> dynamo.describeTable(describe -> describe.tableName(table)).table());
    }

    /** Of a table that was made by hand, or lost its stream. */
    private void haveStream(String table) {
        if (isStreaming(table)) {
            return;
        }
        requests.repeatable(
                dynamo -> {
                    try {
                        dynamo.updateTable(
                                update -> update.tableName(table).streamSpecification(NEW_IMAGES));
                        return true;
                    } catch (ResourceInUseException e) {
                        // Another process was faster, and it is being changed.
                        return false;
                    }
                });
        awaitActive(table);
    }

    private boolean isStreaming(String table) {
        StreamSpecification stream = describe(table).streamSpecification();
        return stream != null && Boolean.TRUE.equals(stream.streamEnabled());
    }

    private void haveItemsExpire(String table) {
        TimeToLiveStatus status =
                requests.repeatable(
                        dynamo ->
                                dynamo.describeTimeToLive(describe -> describe.tableName(table))
                                        .timeToLiveDescription()
                                        .timeToLiveStatus());
        if (status != TimeToLiveStatus.ENABLED && status != TimeToLiveStatus.ENABLING) {
            requests.repeatable(
                    dynamo ->
                            dynamo.updateTimeToLive(
                                    update ->
                                            update.tableName(table)
                                                    .timeToLiveSpecification(
                                                            ttl ->
                                                                    ttl.enabled(true)
                                                                            .attributeName(
                                                                                    Table
                                                                                            .EXPIRES))));
        }
    }
}
