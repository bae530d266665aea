package plaza.bench.hostile;

import java.util.concurrent.atomic.AtomicLong;
import plaza.bench.server.BenchApi;
import plaza.bench.server.Stats;

/** Watches the resident memory of a server, four times a second. */
final class Memory implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 250;

    private final BenchApi api;
    private final AtomicLong most = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("memory").unstarted(this::run);

    private Memory(BenchApi api) {
        this.api = api;
    }

    /** Begins to watch, over a connection that is closed with it. */
    static Memory watch(BenchApi api) {
        var memory = new Memory(api);
        memory.thread.start();
        return memory;
    }

    private void run() {
        try {
            while (true) {
                Stats stats = api.stats();
                if (stats.serverBytes() != null) {
                    most.accumulateAndGet(stats.serverBytes(), Math::max);
                }
                Thread.sleep(INTERVAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            api.close();
        }
    }

    /** The most that it had so far, in bytes. */
    long mostBytes() {
        return most.get();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
