package plaza.bench.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import plaza.bench.BenchFailure;

/**
 * Requests that are due at random times, whatever becomes of those before them; latency counts from
 * when one was due (see {@link LoadGenerator#open}).
 */
public final class OpenLoop {
    private final URI server;
    private final int connections;
    private final ErrorLog errors;

    public OpenLoop(URI server, int connections, ErrorLog errors) {
        this.server = server;
        this.connections = connections;
        this.errors = errors;
    }

    /** One request. */
    @FunctionalInterface
    public interface Act {
        /**
         * @param due when it should have begun, as {@link System#nanoTime}
         */
        void perform(ApiConnection connection, RandomGenerator random, long due) throws IOException;
    }

    /** Acts at this rate until the time is over, and waits for the last answer. */
    public void run(double perSecond, Duration time, long seed, Act act) {
        RandomGeneratorFactory<RandomGenerator> factory =
                RandomGeneratorFactory.of("L64X128MixRandom");
        var arrivals = new PoissonArrivals(perSecond, factory.create(seed));
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                RandomGenerator random = factory.create(seed + 1 + i);
                running.add(
                        threads.submit(
                                () -> {
                                    work(arrivals, begin, time.toNanos(), random, act);
                                    return null;
                                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw BenchFailure.of("The open loop failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    private void work(
            PoissonArrivals arrivals, long begin, long length, RandomGenerator random, Act act) {
        try (var connection = new ApiConnection(server)) {
            for (long at = arrivals.next(); at < length; at = arrivals.next()) {
                long due = begin + at;
                for (long wait = due - System.nanoTime();
                        wait > 0;
                        wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                try {
                    act.perform(connection, random, due);
                } catch (IOException e) {
                    errors.add(e.toString());
                }
            }
        }
    }
}
