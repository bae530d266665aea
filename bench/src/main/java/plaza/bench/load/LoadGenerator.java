package plaza.bench.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import plaza.bench.BenchFailure;

/**
 * A fixed number of connections, one thread each, that stay open from slice to slice. Platform
 * threads: a blocking read on one costs less than the poller's detour of a virtual thread, and 64
 * are few. One slice at a time.
 */
public final class LoadGenerator implements AutoCloseable {
    private final List<Worker> workers = new ArrayList<>();
    private final ExecutorService threads;

    private record Worker(ApiConnection connection, RandomGenerator random) {}

    /** Something a worker does over and over; {@code false} ends that worker's slice. */
    @FunctionalInterface
    private interface Step {
        boolean run(Worker worker) throws InterruptedException;
    }

    /** One whose requests fail when they are not answered for half a minute. */
    public LoadGenerator(URI server, int connections, long seed) {
        this(() -> new ApiConnection(server), connections, seed);
    }

    /** One that waits for answers as long as the server takes. */
    public static LoadGenerator patient(URI server, int connections, long seed) {
        return new LoadGenerator(() -> ApiConnection.patient(server), connections, seed);
    }

    private LoadGenerator(Supplier<ApiConnection> connect, int connections, long seed) {
        RandomGeneratorFactory<RandomGenerator> factory =
                RandomGeneratorFactory.of("L64X128MixRandom");
        for (int i = 0; i < connections; i++) {
            workers.add(new Worker(connect.get(), factory.create(seed + i)));
        }
        threads =
                Executors.newFixedThreadPool(
                        connections, Thread.ofPlatform().daemon().name("load-", 0).factory());
    }

    /**
     * Closed loop: every connection sends its next request as soon as it has the last answer, and
     * at least one.
     *
     * @param choose the operation of each request
     * @param tallies one for each operation that may be chosen; each is told how long the slice was
     */
    public void closed(
            Workload workload,
            Duration slice,
            Function<RandomGenerator, Operation> choose,
            Map<Operation, Tally> tallies) {
        long begin = System.nanoTime();
        long end = begin + slice.toNanos();
        eachWorker(
                worker -> {
                    Operation operation = choose.apply(worker.random);
                    request(workload, operation, tallies, worker, System.nanoTime());
                    return System.nanoTime() - end < 0;
                });
        Duration lasted = Duration.ofNanos(System.nanoTime() - begin);
        tallies.values().forEach(tally -> tally.lasted(lasted));
    }

    /**
     * Open loop: requests are due at random times that do not depend on the answers. Latency counts
     * from the time a request was due, also when all connections were busy then; else a slow server
     * would delay the very requests that should show it (G. Tene's "coordinated omission", see the
     * documentation of HdrHistogram and of wrk2).
     *
     * @param choose the operation of each request
     */
    public void open(
            Workload workload,
            Duration slice,
            PoissonArrivals arrivals,
            Function<RandomGenerator, Operation> choose,
            Map<Operation, Tally> tallies) {
        long begin = System.nanoTime();
        eachWorker(
                worker -> {
                    long due = arrivals.next();
                    if (due >= slice.toNanos()) {
                        return false;
                    }
                    for (long wait = begin + due - System.nanoTime();
                            wait > 0;
                            wait = begin + due - System.nanoTime()) {
                        if (Thread.interrupted()) {
                            throw new InterruptedException();
                        }
                        LockSupport.parkNanos(wait);
                    }
                    Operation operation = choose.apply(worker.random);
                    request(workload, operation, tallies, worker, begin + due);
                    return true;
                });
        Duration lasted = Duration.ofNanos(System.nanoTime() - begin);
        tallies.values().forEach(tally -> tally.lasted(lasted));
    }

    /** One request of each kind that {@code count} numbers ask for, as fast as possible. */
    public void each(int count, Indexed request, Tally tally, Runnable done) {
        AtomicInteger next = new AtomicInteger();
        eachWorker(
                worker -> {
                    int index = next.getAndIncrement();
                    if (index >= count) {
                        return false;
                    }
                    long started = System.nanoTime();
                    try {
                        Reply reply = request.perform(index, worker.connection, worker.random);
                        tally.add(reply, System.nanoTime() - started);
                    } catch (IOException e) {
                        tally.fail(e.toString());
                    }
                    done.run();
                    return true;
                });
    }

    /** The request with a number. */
    @FunctionalInterface
    public interface Indexed {
        Reply perform(int index, ApiConnection connection, RandomGenerator random)
                throws IOException;
    }

    private static void request(
            Workload workload,
            Operation operation,
            Map<Operation, Tally> tallies,
            Worker worker,
            long since) {
        Tally tally = tallies.get(operation);
        if (tally == null) {
            throw new IllegalArgumentException("Nothing counts " + operation + ".");
        }
        try {
            Reply reply = workload.perform(operation, worker.connection, worker.random);
            tally.add(reply, System.nanoTime() - since);
        } catch (IOException e) {
            tally.fail("%s: %s".formatted(operation, e));
        }
    }

    private void eachWorker(Step step) {
        List<Future<?>> running = new ArrayList<>();
        for (Worker worker : workers) {
            running.add(
                    threads.submit(
                            () -> {
                                while (step.run(worker)) {
                                    // The step itself is the work.
                                }
                                return null;
                            }));
        }
        try {
            for (Future<?> future : running) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw BenchFailure.of("The load generator failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        workers.forEach(worker -> worker.connection.close());
    }
}
