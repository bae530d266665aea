package plaza.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import plaza.bench.BenchFailure;

/** Threads that do the same for some time, and what they come to together. */
final class Crew {
    private Crew() {}

    /** What one of them does. */
    @FunctionalInterface
    interface Task {
        /**
         * @param number of the thread, from 0
         * @param until when to stop, as {@link System#nanoTime}
         * @return how many things it has done
         */
        long run(int number, long until) throws Exception;
    }

    /**
     * Things done per second by all of them.
     *
     * @throws BenchFailure if one fails
     */
    static double perSecond(String what, int threads, Duration slice, Task task) {
        long begin = System.nanoTime();
        long until = begin + slice.toNanos();
        List<Future<Long>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(executor.submit(() -> task.run(number, until)));
            }
            long done = 0;
            for (Future<Long> each : running) {
                done += each.get();
            }
            return done * 1e9 / (System.nanoTime() - begin);
        } catch (ExecutionException e) {
            throw BenchFailure.of(what + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }
}
