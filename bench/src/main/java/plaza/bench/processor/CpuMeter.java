package plaza.bench.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures the processor time that this process, the server, each engine and the rest of the
 * machine took during slices. All share the machine: what one takes is lost to the others.
 */
public final class CpuMeter {
    private final Usage client = new Usage(() -> nanos(ProcessHandle.current()));
    private final Usage server;
    private final Map<String, Usage> engines = new LinkedHashMap<>();
    private final Usage busy = new Usage(() -> nanos(MachineTime.now(), true));
    private final Usage machine = new Usage(() -> nanos(MachineTime.now(), false));
    private long elapsedNanos;

    CpuMeter(@Nullable ProcessHandle server, Map<String, Optional<ProcessTree>> engines) {
        this.server = new Usage(() -> server == null ? OptionalLong.empty() : nanos(server));
        engines.forEach(
                (name, processes) ->
                        this.engines.put(
                                name,
                                new Usage(
                                        () ->
                                                processes
                                                        .map(ProcessTree::nanos)
                                                        .orElse(OptionalLong.empty()))));
    }

    private static OptionalLong nanos(ProcessHandle process) {
        return process.info()
                .totalCpuDuration()
                .map(duration -> OptionalLong.of(duration.toNanos()))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong nanos(Optional<MachineTime> time, boolean busy) {
        return time.map(each -> OptionalLong.of(busy ? each.busyNanos() : each.allNanos()))
                .orElse(OptionalLong.empty());
    }

    /** Runs a slice and counts it in. */
    public void during(Runnable slice) {
        long begin = System.nanoTime();
        usages().forEach(Usage::begin);
        slice.run();
        usages().forEach(Usage::end);
        elapsedNanos += System.nanoTime() - begin;
    }

    private List<Usage> usages() {
        List<Usage> usages = new ArrayList<>(engines.values());
        usages.add(client);
        usages.add(server);
        usages.add(busy);
        usages.add(machine);
        return usages;
    }

    /** Of all cores together, from 0 to 1; empty where the operating system does not tell. */
    public OptionalDouble clientShare() {
        return client.per(available());
    }

    /** Of all cores together, from 0 to 1; empty where the process or its time is not known. */
    public OptionalDouble serverShare() {
        return server.per(available());
    }

    /** Of one core, so from 0 to as many as there are. */
    public OptionalDouble serverCores() {
        return server.per((double) elapsedNanos);
    }

    /**
     * Of all cores together, from 0 to 1, what neither this process nor the server nor an engine
     * that is known took; empty where the operating system does not tell.
     */
    public OptionalDouble otherShare() {
        if (!busy.known || !machine.known || machine.nanos == 0) {
            return OptionalDouble.empty();
        }
        long ours = client.nanosOrNone() + server.nanosOrNone();
        ours += engines.values().stream().mapToLong(Usage::nanosOrNone).sum();
        return OptionalDouble.of(Math.max(0, (double) (busy.nanos - ours) / machine.nanos));
    }

    /** Processor time of the server in milliseconds for each of so many requests. */
    public OptionalDouble serverMillis(long requests) {
        return server.per(requests * 1e6);
    }

    /** As {@link #serverMillis}, of every engine by its name; nothing of one that is not known. */
    public Map<String, OptionalDouble> engineMillis(long requests) {
        Map<String, OptionalDouble> millis = new LinkedHashMap<>();
        engines.forEach((name, usage) -> millis.put(name, usage.per(requests * 1e6)));
        return millis;
    }

    private double available() {
        return (double) elapsedNanos * Runtime.getRuntime().availableProcessors();
    }

    /** What one of them took; not known any more once it could not be read. */
    private static final class Usage {
        private final Supplier<OptionalLong> total;
        private long nanos;
        private boolean known = true;

        Usage(Supplier<OptionalLong> total) {
            this.total = total;
        }

        void begin() {
            nanos -= read();
        }

        void end() {
            nanos += read();
        }

        private long read() {
            OptionalLong now = total.get();
            known &= now.isPresent();
            return now.orElse(0);
        }

        long nanosOrNone() {
            return known ? nanos : 0;
        }

        OptionalDouble per(double unit) {
            return known && unit > 0 ? OptionalDouble.of(nanos / unit) : OptionalDouble.empty();
        }
    }
}
