package plaza.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same with many things at a time, on a bounded number of virtual threads. */
public final class WorkerPool {
    /**
     * As many commits at a time as share a flush of the log well; more only wait for connections.
     */
    private static final int SIZE = 12;

    private WorkerPool() {}

    /** Done with all of them when it returns; the first unexpected failure stops the work. */
    public static <T> void forEach(Collection<T> things, Consumer<T> work) {
        Queue<T> waiting = new ConcurrentLinkedQueue<>(things);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < SIZE; i++) {
                running.add(
                        threads.submit(
                                () -> {
                                    T thing;
                                    while ((thing = waiting.poll()) != null) {
                                        work.accept(thing);
                                    }
                                }));
            }
            for (Future<?> worker : running) {
                await(worker, waiting);
            }
        }
    }

    private static void await(Future<?> worker, Queue<?> waiting) {
        try {
            worker.get();
        } catch (ExecutionException e) {
            waiting.clear();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            waiting.clear();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
