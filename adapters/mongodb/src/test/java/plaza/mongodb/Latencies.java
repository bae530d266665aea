package plaza.mongodb;

import java.util.Collection;

/** How long calls took. */
final class Latencies {
    private final long[] sorted;

    Latencies(Collection<Long> nanos) {
        sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** In ns. */
    long percentile(int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    @Override
    public String toString() {
        return "p50 %,d us, p90 %,d us, p99 %,d us"
                .formatted(percentile(50) / 1_000, percentile(90) / 1_000, percentile(99) / 1_000);
    }
}
