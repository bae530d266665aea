package plaza.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import plaza.bench.load.LoadGenerator;
import plaza.bench.load.Operation;
import plaza.bench.load.Tally;
import plaza.bench.load.Workload;
import plaza.bench.network.Network;
import plaza.bench.processor.CpuMeter;
import plaza.bench.processor.Processes;
import plaza.bench.server.BenchApi;
import plaza.bench.server.Parts;
import plaza.bench.server.ServerUnderTest;

/** A server that is filled, and what is needed to measure it. For one thread. */
final class Stage {
    private final BenchOptions options;
    private final Network network;
    private final Subject subject;
    private final BenchApi api;
    private final LoadGenerator load;
    private final Workload workload;
    private final Findings findings;
    private final PrintStream out;
    private final CpuMeter whole;

    /**
     * What is measured.
     *
     * @param parts what the server says that it is made of
     */
    record Subject(ServerUnderTest server, Parts parts, Processes processes) {}

    Stage(
            BenchOptions options,
            Network network,
            Subject subject,
            BenchApi api,
            LoadGenerator load,
            Workload workload,
            Findings findings,
            PrintStream out) {
        this.options = options;
        this.network = network;
        this.subject = subject;
        this.api = api;
        this.load = load;
        this.workload = workload;
        this.findings = findings;
        this.out = out;
        this.whole = subject.processes().meter();
    }

    BenchOptions options() {
        return options;
    }

    Network network() {
        return network;
    }

    Subject subject() {
        return subject;
    }

    BenchApi api() {
        return api;
    }

    LoadGenerator load() {
        return load;
    }

    Workload workload() {
        return workload;
    }

    Findings findings() {
        return findings;
    }

    PrintStream out() {
        return out;
    }

    /** Of all slices of the load together. */
    CpuMeter whole() {
        return whole;
    }

    /** One operation over and over, on every connection, for a part of the measured time. */
    void closed(Tally tally, int thousandths) {
        load.closed(
                workload,
                options.slice(thousandths),
                random -> tally.operation(),
                Map.of(tally.operation(), tally));
    }

    /** As {@link #closed(Tally, int)}, for its own sake. */
    void warmUp(Operation operation, int thousandths) {
        closed(findings.tally(operation), thousandths);
    }

    /** Tells how long what begins will take. */
    void say(String format, int thousandths) {
        out.printf(Locale.ROOT, format + "%n", options.slice(thousandths).toMillis() / 1000.0);
    }
}
