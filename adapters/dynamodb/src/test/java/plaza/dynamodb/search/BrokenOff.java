package plaza.dynamodb.search;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import plaza.core.StorageException;
import plaza.core.search.SearchIndex;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.DynamoForTests;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** A call of whoever loses the connection in the middle of it. */
final class BrokenOff implements ExecutionInterceptor {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final AtomicInteger left;

    private BrokenOff(int transactions) {
        this.left = new AtomicInteger(transactions);
    }

    /** Makes a call that comes as far as so many transactions. */
    static void after(DynamoForTests dynamo, int transactions, Consumer<SearchIndex> call) {
        try (Dynamo broken = dynamo.open(TIMEOUT, new BrokenOff(transactions))) {
            var index = new DynamoSearchIndex(broken);
            assertThatThrownBy(() -> call.accept(index)).isInstanceOf(StorageException.class);
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof TransactWriteItemsRequest && left.decrementAndGet() < 0) {
            throw SdkClientException.create("broken off");
        }
    }
}
