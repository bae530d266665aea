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
    private static final int EMPTY_TURN = 20;
    private static final int FEED_TURN = 40;
    private static final int TIMELINE_TURN = 20;
    private static final int COMPOSE = 70;
    private static final int MIX = 90;
    private static final int OPEN = 220;
    private static final int FAN_OUT = 70;
    private static final int RAW_INSERT = 70;

    /** What is compared by its ratios takes turns, so that a drift of the machine meets all. */
    private static final int TURNS = 4;

    private static final int READ_TURN = EMPTY_TURN + 2 * FEED_TURN + TIMELINE_TURN;

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
            closedReads(load, workload);
            closedWrites(load, workload, api);
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
        closed(Operation.EMPTY, WARM_UP / 6, load, workload, tally(Operation.EMPTY));
        closed(Operation.STATIC_FEED, WARM_UP / 6, load, workload, tally(Operation.STATIC_FEED));
        load.closed(workload, options.slice(WARM_UP * 2 / 3), Operation::ofMix, tallyOfEach());
        api.awaitNoLag();
        return workload;
    }

    private void closedReads(LoadGenerator load, Workload workload) {
        say("Reading, each kind in turn, for %.1f s", TURNS * READ_TURN);
        Slices empty = new Slices(Operation.EMPTY);
        Slices fixed = new Slices(Operation.STATIC_FEED);
        Slices home = new Slices(Operation.HOME_FEED);
        Slices timeline = new Slices(Operation.USER_TIMELINE);
        for (int turn = 0; turn < TURNS; turn++) {
            empty.run(EMPTY_TURN, load, workload);
            fixed.run(FEED_TURN, load, workload);
            home.run(FEED_TURN, load, workload);
            timeline.run(TIMELINE_TURN, load, workload);
        }
        empty.put(Figure.EMPTY, Figure.EMPTY_CPU);
        values.put(Figure.STATIC_FEED, fixed.tally.perSecond());
        values.put(Figure.STATIC_FEED_BYTES, fixed.tally.meanBytes());
        home.put(Figure.HOME_FEED, Figure.HOME_FEED_CPU);
        values.put(Figure.HOME_FEED_BYTES, home.tally.meanBytes());
        values.put(Figure.HOME_FEED_NON_EMPTY, home.tally.nonEmptyShare());
        timeline.put(Figure.USER_TIMELINE, Figure.USER_TIMELINE_CPU);
        values.put(Figure.USER_TIMELINE_NON_EMPTY, timeline.tally.nonEmptyShare());
        ratio(Figure.HOME_PER_STATIC, Figure.HOME_FEED, Figure.STATIC_FEED);
        ratio(Figure.HOME_CPU_PER_EMPTY, Figure.HOME_FEED_CPU, Figure.EMPTY_CPU);
        ratio(Figure.USER_TIMELINE_CPU_PER_HOME, Figure.USER_TIMELINE_CPU, Figure.HOME_FEED_CPU);
        home.cpu.clientShare().ifPresent(share -> values.put(Figure.CLIENT_CPU, share));
        home.cpu.serverShare().ifPresent(share -> values.put(Figure.SERVER_CPU, share));
    }

    private void closedWrites(LoadGenerator load, Workload workload, BenchApi api) {
        say("Compose and the mix for %.1f s", COMPOSE + MIX);
        Slices compose = new Slices(Operation.COMPOSE);
        compose.run(COMPOSE, load, workload);
        compose.put(Figure.COMPOSE, Figure.COMPOSE_CPU);
        values.put(Figure.COMPOSE_NON_EMPTY, compose.tally.nonEmptyShare());
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

    private void ratio(Figure figure, Figure one, Figure other) {
        if (value(other) > 0) {
            values.put(figure, value(one) / value(other));
        }
    }

    /** What one operation does, and what it costs the server, over several slices. */
    private final class Slices {
        private final Tally tally;
        private final CpuMeter cpu = new CpuMeter(server.process());

        Slices(Operation operation) {
            this.tally = tally(operation);
        }

        void run(int thousandths, LoadGenerator load, Workload workload) {
            cpu.during(() -> closed(tally.operation(), thousandths, load, workload, tally));
        }

        void put(Figure rate, Figure millis) {
            values.put(rate, tally.perSecond());
            cpu.serverMillis(tally.answers()).ifPresent(each -> values.put(millis, each));
        }
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
