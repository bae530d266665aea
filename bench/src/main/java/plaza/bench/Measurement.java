package plaza.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGeneratorFactory;
import plaza.bench.load.ErrorLog;
import plaza.bench.load.LoadGenerator;
import plaza.bench.load.Operation;
import plaza.bench.load.PoissonArrivals;
import plaza.bench.load.Tally;
import plaza.bench.load.Workload;
import plaza.bench.measure.CpuMeter;
import plaza.bench.measure.FanoutBurst;
import plaza.bench.measure.RawInsert;
import plaza.bench.measure.VisibilityProbe;
import plaza.bench.network.Network;
import plaza.bench.report.Figure;
import plaza.bench.report.Figures;
import plaza.bench.server.BenchApi;
import plaza.bench.server.ServerUnderTest;
import plaza.bench.server.Stats;

/**
 * One run over one server: fills it, warms it up, and measures in slices of the measured time.
 * Between slices that write, the journal may catch up; that time is not counted. For one thread.
 */
final class Measurement {
    // The slices, in thousandths of the measured time.
    private static final int FEED_TURN = 40;
    private static final int USER_TIMELINE = 70;
    private static final int COMPOSE = 70;
    private static final int MIX = 100;
    private static final int OPEN = 260;
    private static final int FAN_OUT = 80;
    private static final int RAW_INSERT = 80;

    /** Static and home feed take turns, so that a drift of the machine meets both. */
    private static final int TURNS = 4;

    /** On top of the measured time; the server's hot paths should be compiled by then. */
    private static final int WARM_UP = 300;

    /** Ten times what a post may take to be in all feeds. */
    private static final Duration GIVE_UP = Duration.ofSeconds(10);

    private static final double SHARE_OF_MAXIMUM = 0.7;
    private static final double MIB = 1024.0 * 1024.0;

    private final BenchOptions options;
    private final Network network;
    private final ServerUnderTest server;
    private final PrintStream out;
    private final ErrorLog errors = new ErrorLog();
    private final List<Tally> tallies = new ArrayList<>();
    private final Map<Figure, Double> values = new EnumMap<>(Figure.class);

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
            Workload workload = fill(api, load);
            closedFeeds(load, workload);
            closedOthers(load, workload, api);
            openLoop(load, workload, rate.orElse(SHARE_OF_MAXIMUM * value(Figure.MIX)));
            memory(api.awaitNoLag());
            fanOut(load, api, workload);
        }
        countErrors();
        return new Figures(values, errors.first());
    }

    private Workload fill(BenchApi api, LoadGenerator load) {
        Population population = new Population(api, load, out);
        Workload workload = new Workload(population.settle(network));
        int posts = Math.multiplyExact(network.users(), options.postsPerUser());
        population.post(workload, posts, tally(Operation.COMPOSE));
        population.readAll(workload, tally(Operation.HOME_FEED));
        say("Warming up for %.1f s", WARM_UP);
        closed(Operation.STATIC_FEED, WARM_UP / 3, load, workload, tally(Operation.STATIC_FEED));
        load.closed(workload, options.slice(WARM_UP * 2 / 3), Operation::ofMix, tallyOfEach());
        api.awaitNoLag();
        return workload;
    }

    private void closedFeeds(LoadGenerator load, Workload workload) {
        say("Static feed and home feed in turn for %.1f s", 2 * TURNS * FEED_TURN);
        Tally fixed = tally(Operation.STATIC_FEED);
        Tally home = tally(Operation.HOME_FEED);
        CpuMeter cpu = new CpuMeter(server.process());
        for (int turn = 0; turn < TURNS; turn++) {
            closed(Operation.STATIC_FEED, FEED_TURN, load, workload, fixed);
            cpu.during(() -> closed(Operation.HOME_FEED, FEED_TURN, load, workload, home));
        }
        values.put(Figure.STATIC_FEED, fixed.perSecond());
        values.put(Figure.STATIC_FEED_BYTES, fixed.meanBytes());
        values.put(Figure.HOME_FEED, home.perSecond());
        values.put(Figure.HOME_FEED_BYTES, home.meanBytes());
        values.put(Figure.HOME_FEED_NON_EMPTY, home.nonEmptyShare());
        if (fixed.perSecond() > 0) {
            values.put(Figure.HOME_PER_STATIC, home.perSecond() / fixed.perSecond());
        }
        cpu.clientShare().ifPresent(share -> values.put(Figure.CLIENT_CPU, share));
        cpu.serverShare().ifPresent(share -> values.put(Figure.SERVER_CPU, share));
    }

    private void closedOthers(LoadGenerator load, Workload workload, BenchApi api) {
        say("User timeline, compose, and the mix for %.1f s", USER_TIMELINE + COMPOSE + MIX);
        Tally timeline = tally(Operation.USER_TIMELINE);
        closed(Operation.USER_TIMELINE, USER_TIMELINE, load, workload, timeline);
        values.put(Figure.USER_TIMELINE, timeline.perSecond());
        values.put(Figure.USER_TIMELINE_NON_EMPTY, timeline.nonEmptyShare());
        Tally compose = tally(Operation.COMPOSE);
        closed(Operation.COMPOSE, COMPOSE, load, workload, compose);
        values.put(Figure.COMPOSE, compose.perSecond());
        values.put(Figure.COMPOSE_NON_EMPTY, compose.nonEmptyShare());
        api.awaitNoLag();
        Map<Operation, Tally> mixed = tallyOfEach();
        load.closed(workload, options.slice(MIX), Operation::ofMix, mixed);
        values.put(Figure.MIX, mixed.values().stream().mapToDouble(Tally::perSecond).sum());
        api.awaitNoLag();
    }

    private void openLoop(LoadGenerator load, Workload workload, double rate) {
        say("Open loop for %.1f s", OPEN);
        if (!(rate > 0)) {
            throw new BenchFailure(
                    "The mix had no answers: " + errors.first().orElse("the slice was too short"));
        }
        values.put(Figure.OPEN_RATE, rate);
        Map<Operation, Tally> mixed = tallyOfEach();
        PoissonArrivals arrivals =
                new PoissonArrivals(
                        rate, RandomGeneratorFactory.of("L64X128MixRandom").create(options.seed()));
        try (VisibilityProbe probe =
                        new VisibilityProbe(
                                server.url(), network, workload, errors, GIVE_UP, options.seed());
                ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<?> probing = beside.submit(() -> probe.run(options.slice(OPEN)));
            load.open(workload, options.slice(OPEN), arrivals, mixed);
            probing.get();
            values.put(Figure.VISIBLE_SAMPLES, (double) probe.samples());
            if (probe.samples() > 0) {
                values.put(Figure.VISIBLE_P50, probe.percentileMs(50));
                values.put(Figure.VISIBLE_P99, probe.percentileMs(99));
            }
        } catch (ExecutionException e) {
            throw BenchFailure.of("The probe of visibility failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
        latencies(mixed, Operation.HOME_FEED, Figure.HOME_FEED_P50, Figure.HOME_FEED_P99);
        latencies(
                mixed, Operation.USER_TIMELINE, Figure.USER_TIMELINE_P50, Figure.USER_TIMELINE_P99);
        latencies(mixed, Operation.COMPOSE, Figure.COMPOSE_P50, Figure.COMPOSE_P99);
    }

    private void latencies(
            Map<Operation, Tally> mixed, Operation operation, Figure p50, Figure p99) {
        Tally tally = mixed.get(operation);
        if (tally != null && tally.answers() > 0) {
            values.put(p50, tally.percentileMs(50));
            values.put(p99, tally.percentileMs(99));
        }
    }

    private void memory(Stats stats) {
        if (stats.serverBytes() != null) {
            values.put(Figure.SERVER_MIB, stats.serverBytes() / MIB);
        }
        if (stats.postgresBytes() != null) {
            values.put(Figure.POSTGRES_MIB, stats.postgresBytes() / MIB);
        }
    }

    private void fanOut(LoadGenerator load, BenchApi api, Workload workload) {
        say("Fan-out and plain inserts for %.1f s", FAN_OUT + RAW_INSERT);
        new Population(api, load, out).readAll(workload, tally(Operation.HOME_FEED));
        FanoutBurst.Result burst =
                new FanoutBurst(load, api, network, workload.people())
                        .run(options.slice(FAN_OUT), tally(Operation.COMPOSE));
        values.put(Figure.DELIVERIES, burst.deliveriesPerSecond());
        values.put(Figure.BURST_POSTS, (double) burst.posts());
        values.put(Figure.BURST_POSTING_MS, (double) burst.posting().toMillis());
        values.put(Figure.BURST_DELIVERING_MS, (double) burst.delivering().toMillis());
        if (server.postgres() != null) {
            double rows =
                    new RawInsert(server.postgres(), network, workload.people(), options.seed())
                            .rowsPerSecond(options.slice(RAW_INSERT));
            values.put(Figure.RAW_INSERT, rows);
            if (rows > 0) {
                values.put(Figure.DELIVERIES_PER_RAW, burst.deliveriesPerSecond() / rows);
            }
        }
        if (server.readyAfter() != null) {
            values.put(Figure.READY, (double) server.readyAfter().toMillis());
        }
    }

    private void countErrors() {
        values.put(Figure.HOME_FEED_ERRORS, errorsOf(Operation.HOME_FEED));
        values.put(Figure.USER_TIMELINE_ERRORS, errorsOf(Operation.USER_TIMELINE));
        values.put(Figure.COMPOSE_ERRORS, errorsOf(Operation.COMPOSE));
        values.put(Figure.ALL_ERRORS, (double) errors.count());
    }

    /** Of the whole run, filling and warming up included. */
    private double errorsOf(Operation operation) {
        return tallies.stream()
                .filter(tally -> tally.operation() == operation)
                .mapToLong(Tally::errors)
                .sum();
    }

    private void closed(
            Operation operation,
            int thousandths,
            LoadGenerator load,
            Workload workload,
            Tally tally) {
        load.closed(
                workload,
                options.slice(thousandths),
                random -> operation,
                Map.of(operation, tally));
    }

    private Map<Operation, Tally> tallyOfEach() {
        Map<Operation, Tally> each = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            each.put(operation, tally(operation));
        }
        return each;
    }

    private Tally tally(Operation operation) {
        Tally tally = new Tally(operation, errors);
        tallies.add(tally);
        return tally;
    }

    private double value(Figure figure) {
        return values.getOrDefault(figure, 0.0);
    }

    private void say(String format, int thousandths) {
        out.printf(Locale.ROOT, format + "%n", options.slice(thousandths).toMillis() / 1000.0);
    }
}
