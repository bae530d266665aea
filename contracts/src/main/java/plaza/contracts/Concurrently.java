package plaza.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Calls that are made at the same time. */
public final class Concurrently {
    private Concurrently() {}

    /**
     * Makes {@code times} calls, each on its own thread, none before all threads are ready.
     *
     * @param call told its number, from 0
     * @return the answers, in the order of the numbers
     */
    public static <T> List<T> call(int times, IntFunction<T> call) {
        var ready = new CountDownLatch(times);
        // Threads of the platform: virtual ones that never wait would keep the others from running.
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                Callable<T> task =
                        () -> {
                            ready.countDown();
                            ready.await();
                            return call.apply(number);
                        };
                running.add(threads.submit(task));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> future : running) {
                answers.add(future.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError("A concurrent call failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
