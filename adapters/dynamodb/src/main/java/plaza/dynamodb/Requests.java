package plaza.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Predicate;
import plaza.core.StorageException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Sends requests. What DynamoDB turns away, because it has too much to do or two transactions meet,
 * is sent again after a pause for as long as the call may take; what it did not answer, only where
 * twice is as good as once. The SDK itself repeats nothing. Thread-safe.
 */
final class Requests {
    /** How many requests of one call are under way at a time. */
    private static final int AT_ONCE = 32;

    private final DynamoDbClient client;
    private final Duration timeout;
    private final Consumption consumption = new Consumption();
    private final LongAdder throttled = new LongAdder();

    Requests(DynamoDbClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    Consumption consumption() {
        return consumption;
    }

    /** How many requests were turned away until now, and sent again where there was time. */
    long throttled() {
        return throttled.sum();
    }

    /** The pauses of one call. */
    Backoff backoff() {
        return new Backoff(timeout);
    }

    /** Sends what may be done twice. */
    <T> T repeatable(Function<DynamoDbClient, T> request) {
        return send(request, true, Failures::isCondition);
    }

    /**
     * Sends a transaction that may be done twice, but not again where it met another one.
     *
     * @throws SdkException where it did, too
     */
    <T> T unlessMeeting(Function<DynamoDbClient, T> request) {
        return send(request, true, e -> Failures.isCondition(e) || Failures.isMeeting(e));
    }

    /** Sends what must not be done twice. */
    <T> T once(Function<DynamoDbClient, T> request) {
        return send(request, false, Failures::isCondition);
    }

    /**
     * @throws SdkException where a condition did not hold
     * @throws StorageException for every other failure
     */
    private <T> T send(
            Function<DynamoDbClient, T> request,
            boolean repeatable,
            Predicate<SdkException> isAnswer) {
        Backoff backoff = backoff();
        while (true) {
            try {
                return request.apply(client);
            } catch (SdkException e) {
                if (isAnswer.test(e)) {
                    throw e;
                }
                boolean turnedAway = Failures.isTurnedAway(e);
                if (turnedAway) {
                    throttled.increment();
                }
                boolean again = turnedAway || (repeatable && Failures.isAway(e));
                if (!again || Thread.currentThread().isInterrupted() || !backoff.pause()) {
                    throw Failures.translated(e);
                }
            }
        }
    }

    /** Waits before what DynamoDB has left of a batch is sent again. */
    static void pauseForRest(Backoff backoff) {
        if (!backoff.pause()) {
            throw StorageException.unavailable("DynamoDB has too much to do", null);
        }
    }

    /** Does the same with many things, some of them at once, and answers in their order. */
    static <T, R> List<R> all(Collection<T> things, Function<? super T, ? extends R> work) {
        List<T> todo = List.copyOf(things);
        if (todo.size() < 2) {
            List<R> single = new ArrayList<>(1);
            todo.forEach(thing -> single.add(work.apply(thing)));
            return single;
        }
        var next = new AtomicInteger();
        var done = new ConcurrentHashMap<Integer, R>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < Math.min(AT_ONCE, todo.size()); i++) {
                workers.add(
                        threads.submit(
                                () -> {
                                    int each;
                                    while ((each = next.getAndIncrement()) < todo.size()) {
                                        done.put(each, work.apply(todo.get(each)));
                                    }
                                }));
            }
            await(workers, threads);
        }
        List<R> inOrder = new ArrayList<>(todo.size());
        for (int i = 0; i < todo.size(); i++) {
            inOrder.add(Objects.requireNonNull(done.get(i)));
        }
        return inOrder;
    }

    private static void await(List<Future<?>> workers, ExecutorService threads) {
        try {
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            threads.shutdownNow();
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw StorageException.unavailable("Interrupted while DynamoDB was asked", e);
        }
    }
}
