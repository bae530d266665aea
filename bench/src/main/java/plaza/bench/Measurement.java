package plaza.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import plaza.bench.load.LoadGenerator;
import plaza.bench.load.Operation;
import plaza.bench.load.Workload;
import plaza.bench.network.Network;
import plaza.bench.processor.CpuMeter;
import plaza.bench.processor.Processes;
import plaza.bench.report.Figure;
import plaza.bench.report.Figures;
import plaza.bench.server.BenchApi;
import plaza.bench.server.Parts;
import plaza.bench.server.ServerUnderTest;
import plaza.bench.server.Stats;

/**
 * One run over one server: leaves it alone for a while, fills it, warms it up, and measures in
 * slices of the measured time. Between slices that write, the journal may catch up; that time is
 * not counted. For one thread.
 */
final class Measurement {
    // On top of the measured time, in thousandths of it.
    /** A server that has just started has yet to come to rest. */
    private static final int REST = 100;

    /** The system counts processor time in hundredths of a second, so it takes some. */
    private static final int IDLE = 300;

    /** The server's hot paths should be compiled by then. */
    private static final int WARM_UP = 300;

    /** Of one operation alone in the closed loop. */
    private static final int SINGLE = 30;

    private static final String POSTGRES = "postgres";
    private static final double MIB = 1024.0 * 1024.0;

    private final BenchOptions options;
    private final Network network;
    private final ServerUnderTest server;
    private final PrintStream out;
    private final Findings findings = new Findings();

    Measurement(BenchOptions options, Network network, ServerUnderTest server, PrintStream out) {
        this.options = options;
        this.network = network;
        this.server = server;
        this.out = out;
    }

    /**
     * Takes all figures.
     *
     * @param rate arrivals per second in the open loop; if empty, 70 % of what the mix reaches in
     *     the closed loop
     */
    Figures run(OptionalDouble rate) {
        try (BenchApi api = new BenchApi(server.url());
                LoadGenerator load =
                        new LoadGenerator(server.url(), options.connections(), options.seed())) {
            Parts parts = api.parts();
            Processes processes = Processes.find(server.process(), parts.engines());
            idle(processes.meter());
            Stage stage =
                    new Stage(
                            options,
                            network,
                            new Stage.Subject(server, parts, processes),
                            api,
                            load,
                            fill(api),
                            findings,
                            out);
            measure(stage, rate);
            return findings.figures(parts.blueprint());
        }
    }

    private void idle(CpuMeter cpu) {
        out.printf(
                Locale.ROOT,
                "Leaving the server alone for %.1f s%n",
                options.slice(REST + IDLE).toMillis() / 1000.0);
        rest(REST);
        cpu.during(() -> rest(IDLE));
        findings.put(Figure.IDLE, cpu.serverCores());
    }

    private void rest(int thousandths) {
        try {
            TimeUnit.NANOSECONDS.sleep(options.slice(thousandths).toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    private Workload fill(BenchApi api) {
        try (LoadGenerator load =
                LoadGenerator.patient(server.url(), options.connections(), options.seed())) {
            Population population = new Population(api, load, out);
            Workload workload = new Workload(population.settle(network), network);
            int posts = Math.multiplyExact(network.users(), options.postsPerUser());
            population.post(workload, posts, findings.tally(Operation.COMPOSE));
            population.readAll(workload, findings.tally(Operation.HOME_FEED));
            return workload;
        }
    }

    private void measure(Stage stage, OptionalDouble rate) {
        warmUp(stage);
        ClosedLoops closed = new ClosedLoops(stage);
        OpenLoops open = new OpenLoops(stage);
        closed.reads();
        closed.composing();
        open.mix(rate.orElse(open.rate(Figure.MIX)));
        memory(stage.api().awaitNoLag(), stage.subject().processes());
        stage.say("Follows and likes for %.1f s", 2 * SINGLE + 2 * OpenLoops.SINGLE);
        for (Operation each : new Operation[] {Operation.FOLLOW, Operation.LIKE}) {
            closed.writes(each, SINGLE);
            open.alone(each);
        }
        new Baselines(stage).run();
        findings.put(Figure.OTHERS, stage.whole().otherShare());
        if (server.readyAfter() != null) {
            findings.put(Figure.READY, server.readyAfter().toMillis());
        }
    }

    private void warmUp(Stage stage) {
        stage.say("Warming up for %.1f s", WARM_UP);
        stage.warmUp(Operation.EMPTY, WARM_UP / 6);
        stage.warmUp(Operation.STATIC_FEED, WARM_UP / 6);
        stage.load()
                .closed(
                        stage.workload(),
                        options.slice(WARM_UP / 2),
                        Operation::ofMix,
                        findings.tallyOfEach());
        stage.warmUp(Operation.FOLLOW, WARM_UP / 12);
        stage.warmUp(Operation.LIKE, WARM_UP / 12);
        stage.api().awaitNoLag();
    }

    private void memory(Stats stats, Processes processes) {
        if (stats.serverBytes() != null) {
            findings.put(Figure.SERVER_MIB, stats.serverBytes() / MIB);
        }
        processes
                .bytes(POSTGRES)
                .ifPresent(bytes -> findings.put(Figure.POSTGRES_MIB, bytes / MIB));
    }
}
