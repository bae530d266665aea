package plaza.dynamodb;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The tables of a deployment in DynamoDB. What was written is stored in several places when a call
 * returns, and what is read is what was so written. Thread-safe.
 */
public final class Dynamo implements AutoCloseable {
    /** What one transaction takes. */
    public static final int MOST_WRITES = 100;

    /** As many requests are under way at a time; others wait for one of them. */
    private static final int CONNECTIONS = 200;

    private static final Pattern AMAZON =
            Pattern.compile("dynamodb(-fips)?\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?");

    private final SdkHttpClient connections;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;
    private final Requests requests;
    private final String prefix;
    private final Map<Shape, Table> tables = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();

    private Dynamo(
            SdkHttpClient connections,
            DynamoDbClient client,
            DynamoDbStreamsClient streams,
            String prefix,
            Duration timeout) {
        this.connections = connections;
        this.client = client;
        this.streams = streams;
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
            URI endpoint, String region, String prefix, String accessKey, Secret secretKey) {
        /** Where their streams are: at Amazon on another host. */
        URI streams() {
            String host = String.valueOf(endpoint.getHost());
            return AMAZON.matcher(host).matches()
                    ? URI.create(endpoint.getScheme() + "://streams." + host)
                    : endpoint;
        }
    }

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
        var overrides =
                ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(timeout)
                        .executionInterceptors(List.copyOf(listeners))
                        .build();
        DynamoDbClient client =
                DynamoDbClient.builder()
                        .endpointOverride(address.endpoint())
                        .region(Region.of(address.region()))
                        .credentialsProvider(credentials(address))
                        .overrideConfiguration(overrides)
                        .httpClient(connections)
                        .build();
        DynamoDbStreamsClient streams =
                DynamoDbStreamsClient.builder()
                        .endpointOverride(address.streams())
                        .region(Region.of(address.region()))
                        .credentialsProvider(credentials(address))
                        .overrideConfiguration(overrides)
                        .httpClient(connections)
                        .build();
        var dynamo = new Dynamo(connections, client, streams, address.prefix(), timeout);
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

    /** What several adapters of this connection have in common; it is made once. */
    public <T> T shared(Class<T> type, Supplier<T> made) {
        return type.cast(shared.computeIfAbsent(type, _ -> made.get()));
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
        return refused(writes, requests::repeatable);
    }

    /**
     * As {@link #refused}, but sent once where it met another transaction that has one of its
     * items: for one whose conditions will not hold after that. Answers nothing then.
     */
    public Optional<Set<Integer>> refusedUnlessMeeting(List<Write> writes) {
        try {
            return Optional.of(refused(writes, requests::unlessMeeting));
        } catch (TransactionCanceledException e) {
            return Optional.empty();
        }
    }

    private Set<Integer> refused(List<Write> writes, Sending sending) {
        if (writes.size() > MOST_WRITES) {
            throw new IllegalArgumentException(writes.size() + " writes are too many for one");
        }
        TransactWriteItemsRequest request =
                TransactWriteItemsRequest.builder()
                        .transactItems(writes.stream().map(Write::item).toList())
                        .clientRequestToken(UUID.randomUUID().toString())
                        .returnConsumedCapacity("TOTAL")
                        .build();
        try {
            TransactWriteItemsResponse done =
                    sending.send(dynamo -> dynamo.transactWriteItems(request));
            consumed(writes, done.consumedCapacity());
            return Set.of();
        } catch (TransactionCanceledException e) {
            if (!Failures.isCondition(e)) {
                throw e;
            }
            consumed(writes, List.of());
            List<CancellationReason> reasons = e.cancellationReasons();
            return IntStream.range(0, reasons.size())
                    .filter(i -> Failures.isCondition(reasons.get(i)))
                    .boxed()
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private void consumed(List<Write> writes, List<ConsumedCapacity> reported) {
        requests.consumption().add("TransactWriteItems", reported, Capacity.transaction(writes));
    }

    /** How often a transaction is sent. */
    @FunctionalInterface
    private interface Sending {
        TransactWriteItemsResponse send(
                Function<DynamoDbClient, TransactWriteItemsResponse> transaction);
    }

    /** What is written to a table, as its stream tells it; from when it is first read on. */
    public TableStream stream(Shape shape) {
        return new TableStream(streams, requests, table(shape).name());
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
        streams.close();
        client.close();
        connections.close();
    }
}
