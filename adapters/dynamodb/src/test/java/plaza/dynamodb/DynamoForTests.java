package plaza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import plaza.contracts.CallTimeout;
import plaza.core.secret.Secret;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Tables of its own for a class of tests. Afterwards it asserts that no call has read a whole
 * table.
 */
public final class DynamoForTests implements AfterAllCallback {
    /** More than one request takes, and several times as many. */
    public static final int MANY = 250;

    private final ScanWatch watch = new ScanWatch();
    private final Dynamo dynamo =
            open(
                    TestEngine.address(Recipes.DYNAMODB_IN_MEMORY),
                    CallTimeout.PATIENT,
                    List.of(watch));

    static Dynamo open(URI server, Duration timeout, List<? extends ExecutionInterceptor> more) {
        return Dynamo.open(
                new Dynamo.Address(
                        server,
                        "us-east-1",
                        "test-" + UUID.randomUUID().toString().substring(0, 18) + "-",
                        "plazadevelopment",
                        Secret.of("plaza-development-secret")),
                timeout,
                more);
    }

    public Dynamo get() {
        return dynamo;
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
