package plaza.bench.measure;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures the share of the machine's processor time that this process and the server took during a
 * slice, from 0 to 1 for all cores together. The client shares the machine with the server: what it
 * takes is lost to the server. PostgreSQL's processes are counted in neither.
 */
public final class CpuMeter {
    private final Share client = new Share(ProcessHandle.current());
    private final @Nullable Share server;
    private long elapsedNanos;

    /**
     * A meter that has seen no slice yet.
     *
     * @param server null if its process is not known
     */
    public CpuMeter(@Nullable ProcessHandle server) {
        this.server = server == null ? null : new Share(server);
    }

    /** Runs a slice and counts it in. */
    public void during(Runnable slice) {
        long begin = System.nanoTime();
        client.begin();
        if (server != null) {
            server.begin();
        }
        slice.run();
        client.end();
        if (server != null) {
            server.end();
        }
        elapsedNanos += System.nanoTime() - begin;
    }

    /** Empty where the operating system does not tell. */
    public Optional<Double> clientShare() {
        return client.of(elapsedNanos);
    }

    /** Empty where the process or its time is not known. */
    public Optional<Double> serverShare() {
        return server == null ? Optional.empty() : server.of(elapsedNanos);
    }

    /** Processor time of the server in milliseconds for each of so many requests. */
    public Optional<Double> serverMillis(long requests) {
        return server == null ? Optional.empty() : server.millisOf(requests);
    }

    private static final class Share {
        private final ProcessHandle process;
        private long usedNanos;
        private boolean known = true;

        Share(ProcessHandle process) {
            this.process = process;
        }

        void begin() {
            usedNanos -= total();
        }

        void end() {
            usedNanos += total();
        }

        private long total() {
            Optional<Duration> total = process.info().totalCpuDuration();
            known &= total.isPresent();
            return total.map(Duration::toNanos).orElse(0L);
        }

        Optional<Double> of(long elapsedNanos) {
            double available = (double) elapsedNanos * Runtime.getRuntime().availableProcessors();
            return known && elapsedNanos > 0
                    ? Optional.of(usedNanos / available)
                    : Optional.empty();
        }

        Optional<Double> millisOf(long requests) {
            return known && requests > 0
                    ? Optional.of(usedNanos / 1e6 / requests)
                    : Optional.empty();
        }
    }
}
