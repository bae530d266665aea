package plaza.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.QueryConsistencyException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import plaza.core.StorageException;

/** Waits for answers of the driver, with its failures as {@link StorageException}. */
final class Answers {
    private Answers() {}

    /** Waits for an answer; unlike the driver's own way of waiting, an interrupt ends it. */
    static <T> T answer(Supplier<CompletionStage<T>> question) {
        CompletableFuture<T> answer = call(question).toCompletableFuture();
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw StorageException.unavailable("Cassandra did not answer in time", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DriverException cause) {
                throw translated(cause);
            }
            throw StorageException.permanent("Cassandra could not be asked", e);
        }
    }

    static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (DriverException e) {
            throw translated(e);
        }
    }

    private static StorageException translated(DriverException e) {
        boolean away =
                switch (e) {
                    case AllNodesFailedException all -> true;
                    case DriverTimeoutException timeout -> true;
                    case QueryConsistencyException few -> true;
                    case UnavailableException few -> true;
                    case OverloadedException much -> true;
                    case BootstrappingException early -> true;
                    case ServerError error -> true;
                    case RequestThrottlingException much -> true;
                    case ClosedConnectionException closed -> true;
                    case HeartbeatException closed -> true;
                    default -> false;
                };
        return away
                ? StorageException.unavailable("Cassandra is away", e)
                : StorageException.permanent("Cassandra refused: " + e.getMessage(), e);
    }
}
