package plaza.app.importing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** How long calls take. */
final class Timings {
    private final List<Long> nanos = new ArrayList<>();
    private final List<Long> cpuNanos = new ArrayList<>();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    <T> T time(Supplier<T> call) {
        long start = System.nanoTime();
        long cpuStart = threads.getCurrentThreadCpuTime();
        try {
            return call.get();
        } finally {
            nanos.add(System.nanoTime() - start);
            cpuNanos.add(threads.getCurrentThreadCpuTime() - cpuStart);
        }
    }

    int count() {
        return nanos.size();
    }

    /** In milliseconds: so many of a thousand calls took no longer. */
    double ofThousand(int share) {
        return ofThousand(nanos, share);
    }

    /**
     * What half of the calls took of this thread's own time, in milliseconds: how busy the machine
     * is with other things does not show.
     */
    double cpu() {
        return ofThousand(cpuNanos, 500);
    }

    private static double ofThousand(List<Long> values, int share) {
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) ((sorted.size() - 1L) * share / 1_000)) / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p99 %.2f ms, longest %.2f ms (p50 of own CPU %.2f ms)",
                ofThousand(500),
                ofThousand(990),
                ofThousand(1_000),
                cpu());
    }
}
