package plaza.dynamodb;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plaza.core.StorageException;
import plaza.core.engine.EngineFigure;
import plaza.core.secret.Secret;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The tables of a deployment in DynamoDB. What was written is stored in several places when a call
 * returns, and what is read is what was so written. Thread-safe.
 */
public final class Dynamo implements AutoCloseable {
    /** What one transaction takes. */
    public static final int MOST_WRITES = 100;

    /** As many requests are under way at a time; others wait for one of them. */
    private static final int CONNECTIONS = 200;

    private final SdkHttpClient connections;
    private final DynamoDbClient client;
    private final Requests requests;
    private final String prefix;
    private final Map<Shape, Table> tables = new ConcurrentHashMap<>();

    private Dynamo(
            SdkHttpClient connections, DynamoDbClient client, String prefix, Duration timeout) {
        this.connections = connections;
        this.client = client;
        this.prefix = prefix;
        this.requests = new Requests(client, timeout);
    }

    /**
     * Where the tables are, and who asks.
     *
     * @param prefix of the names of all tables
     * @param accessKey empty for whom the process is started as
     */
    public record Address(
            URI endpoint, String region, String prefix, String accessKey, Secret secretKey) {}

    /**
     * @param timeout of connecting, and of each answer
     * @throws StorageException when DynamoDB does not answer
     */
    public static Dynamo open(Address address, Duration timeout) {
        return open(address, timeout, List.of());
    }

    /**
     * @param listeners hear of every request
     */
    static Dynamo open(
            Address address, Duration timeout, List<? extends ExecutionInterceptor> listeners) {
        SdkHttpClient connections =
                ApacheHttpClient.builder()
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(timeout)
                        .connectionAcquisitionTimeout(timeout)
                        .socketTimeout(timeout)
                        .build();
        DynamoDbClient client =
                DynamoDbClient.builder()
                        .endpointOverride(address.endpoint())
                        .region(Region.of(address.region()))
                        .credentialsProvider(credentials(address))
                        .overrideConfiguration(
                                all ->
                                        all.retryStrategy(AwsRetryStrategy.doNotRetry())
                                                .apiCallTimeout(timeout)
                                                .executionInterceptors(List.copyOf(listeners)))
                        .httpClient(connections)
                        .build();
        var dynamo = new Dynamo(connections, client, address.prefix(), timeout);
        try {
            dynamo.check();
        } catch (StorageException e) {
            dynamo.close();
            throw e;
        }
        return dynamo;
    }

    private static AwsCredentialsProvider credentials(Address address) {
        return address.accessKey().isEmpty()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(
                                address.accessKey(), address.secretKey().reveal()));
    }

    /** A table, which is made where it is missing. */
    public Table table(Shape shape) {
        return tables.computeIfAbsent(
                shape,
                its -> {
                    String name = prefix + its.name();
                    new TableMaker(requests).makeWhereMissing(name, its);
                    return new Table(requests, name);
                });
    }

    /** Makes these writes, all or none; says whether every condition held. */
    public boolean transact(List<Write> writes) {
        return refused(writes).isEmpty();
    }

    /**
     * As {@link #transact}; answers which of them had a condition that did not hold, by their
     * places: none where all were made. What is sent again because no answer came is done once.
     */
    public Set<Integer> refused(List<Write> writes) {
        if (writes.size() > MOST_WRITES) {
            throw new IllegalArgumentException(writes.size() + " writes are too many for one");
        }
        String once = UUID.randomUUID().toString();
        try {
            TransactWriteItemsResponse done =
                    requests.repeatable(
                            dynamo ->
                                    dynamo.transactWriteItems(
                                            all ->
                                                    all.transactItems(
                                                                    writes.stream()
                                                                            .map(Write::item)
                                                                            .toList())
                                                            .clientRequestToken(once)
                                                            .returnConsumedCapacity("TOTAL")));
            requests.consumption().add("TransactWriteItems", done.consumedCapacity());
            return Set.of();
        } catch (TransactionCanceledException e) {
            List<CancellationReason> reasons = e.cancellationReasons();
            return IntStream.range(0, reasons.size())
                    .filter(i -> Failures.isCondition(reasons.get(i)))
                    .boxed()
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** The units of capacity that were consumed until now, and how often it was too much. */
    List<EngineFigure> figures() {
        List<EngineFigure> figures = new ArrayList<>();
        requests.consumption()
                .all()
                .forEach(
                        (of, units) ->
                                figures.add(
                                        EngineFigure.counter(
                                                "capacity.units",
                                                Map.of(
                                                        "table", of.table(),
                                                        "operation", of.operation()),
                                                units)));
        figures.add(
                EngineFigure.counter(
                        "requests.throttled", Map.of(), (double) requests.throttled()));
        return figures;
    }

    /**
     * Returns when DynamoDB answers.
     *
     * @throws StorageException when it does not
     */
    public void check() {
        requests.repeatable(
                dynamo -> {
                    try {
                        return dynamo.getItem(
                                get ->
                                        get.tableName(prefix + Shape.USERS.name())
                                                .key(new Key("CHECK", "CHECK").attributes()));
                    } catch (ResourceNotFoundException e) {
                        // It answers, and has no tables yet.
                        return e;
                    }
                });
    }

    /** Removes the tables. */
    void drop() {
        tables.values()
                .forEach(
                        table ->
                                requests.repeatable(
                                        dynamo ->
                                                dynamo.deleteTable(
                                                        all -> all.tableName(table.name()))));
    }

    @Override
    public void close() {
        client.close();
        connections.close();
    }
}
