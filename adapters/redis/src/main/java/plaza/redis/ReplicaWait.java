package plaza.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a replica has what was written on a connection. Threads wait together, for {@code
 * WAIT} holds up all that comes behind it on its connection: one is under way at a time, and the
 * next is for all who have written meanwhile. Thread-safe.
 */
final class ReplicaWait {
    private final StatefulRedisConnection<String, String> node;
    private final long millis;
    private CompletableFuture<Long> last = CompletableFuture.completedFuture(0L);
    private @Nullable CompletableFuture<Long> next;

    /**
     * @param atMost how long one may take
     */
    ReplicaWait(StatefulRedisConnection<String, String> node, Duration atMost) {
        this.node = node;
        this.millis = atMost.toMillis();
    }

    /** How many replicas have all that was answered before this call; at least that many. */
    CompletableFuture<Long> join() {
        CompletableFuture<Long> before;
        CompletableFuture<Long> own;
        synchronized (this) {
            if (next != null) {
                return next;
            }
            own = new CompletableFuture<>();
            next = own;
            before = last;
            last = own;
        }
        var _ = before.whenComplete((_, _) -> begin(own));
        return own;
    }

    private void begin(CompletableFuture<Long> own) {
        synchronized (this) {
            // Who comes from now on may have written too late for this one.
            next = null;
        }
        node.async()
                .waitForReplication(1, millis)
                .whenComplete(
                        (replicas, failure) -> {
                            if (failure == null) {
                                own.complete(replicas);
                            } else {
                                own.completeExceptionally(failure);
                            }
                        });
    }
}
