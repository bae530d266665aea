package plaza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import plaza.contracts.CallTimeout;
import plaza.core.engine.EngineFigure;
import plaza.core.secret.Secret;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Tables of its own for a class of tests. Afterwards it asserts that no call has read a whole
 * table.
 */
public final class DynamoForTests implements AfterAllCallback {
    /** More than one request takes, and several times as many. */
    public static final int MANY = 250;

    private static final String REGION = "us-east-1";
    private static final String ACCESS_KEY = "plazadevelopment";
    private static final String SECRET_KEY = "plaza-development-secret";

    private final URI server = TestEngine.address(Recipes.DYNAMODB_IN_MEMORY);
    private final String prefix = "test-" + UUID.randomUUID().toString().substring(0, 18) + "-";
    private final ScanWatch watch = new ScanWatch();
    private final Dynamo dynamo = open(server, prefix, CallTimeout.PATIENT, List.of(watch));

    static Dynamo open(
            URI server,
            String prefix,
            Duration timeout,
            List<? extends ExecutionInterceptor> listeners) {
        return Dynamo.open(
                new Dynamo.Address(server, REGION, prefix, ACCESS_KEY, Secret.of(SECRET_KEY)),
                timeout,
                listeners);
    }

    /** The name of a table, as any other client knows it. */
    String name(String table) {
        return prefix + table;
    }

    /** Another client. */
    DynamoDbClient client(ExecutionInterceptor listener) {
        return DynamoDbClient.builder()
                .endpointOverride(server)
                .region(Region.of(REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .overrideConfiguration(all -> all.addExecutionInterceptor(listener))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    /** The keys of what lies in one partition of an index, as any other client sees it. */
    List<Key> index(String table, String index, String partition) {
        try (DynamoDbClient client = client(new ScanWatch())) {
            return client
                    .query(
                            query ->
                                    query.tableName(name(table))
                                            .indexName(index)
                                            .keyConditionExpression(index + "PK = :pk")
                                            .expressionAttributeValues(
                                                    Map.of(":pk", AttributeValue.fromS(partition))))
                    .items()
                    .stream()
                    .map(Key::of)
                    .toList();
        }
    }

    public Dynamo get() {
        return dynamo;
    }

    /** Another connection to these tables. */
    public Dynamo open(Duration timeout, ExecutionInterceptor listener) {
        return open(server, prefix, timeout, List.of(watch, listener));
    }

    /** The units of capacity that were consumed of a table until now. */
    public double units(String table) {
        return dynamo.figures().stream()
                .filter(figure -> name(table).equals(figure.labels().get("table")))
                .mapToDouble(EngineFigure::value)
                .sum();
    }

    /** Ends it; for tests that are not run by JUnit's own engine. */
    public void close() {
        try {
            assertThat(watch.scans).as("requests that read a whole table").isEmpty();
        } finally {
            dynamo.drop();
            dynamo.close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    /** Notes which tables are read as a whole. */
    static final class ScanWatch implements ExecutionInterceptor {
        final Set<String> scans = ConcurrentHashMap.newKeySet();

        @Override
        public void beforeExecution(
                Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof ScanRequest scan) {
                scans.add(scan.tableName());
            }
        }
    }
}
