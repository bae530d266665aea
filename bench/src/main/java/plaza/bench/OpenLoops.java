package plaza.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import plaza.bench.load.Operation;
import plaza.bench.load.PoissonArrivals;
import plaza.bench.load.Tally;
import plaza.bench.measure.VisibilityProbe;
import plaza.bench.report.Figure;

/** How long answers take while requests come at random, whatever becomes of those before. */
final class OpenLoops {
    // The slices, in thousandths of the measured time.
    private static final int MIX = 200;
    static final int SINGLE = 40;

    private static final double SHARE_OF_MAXIMUM = 0.7;

    /** More than ten times what a post may take to be in all feeds. */
    private static final Duration GIVE_UP = Duration.ofSeconds(10);

    private static final List<Operation> MIXED =
            List.of(Operation.HOME_FEED, Operation.USER_TIMELINE, Operation.COMPOSE);

    private final Stage stage;
    private final Findings findings;

    OpenLoops(Stage stage) {
        this.stage = stage;
        this.findings = stage.findings();
    }

    /** The rate at which the server is well used, and not beyond what it can do. */
    double rate(Figure maximum) {
        return SHARE_OF_MAXIMUM * findings.value(maximum);
    }

    /** The mix, and meanwhile when posts are in the feeds of those who follow their authors. */
    void mix(double rate) {
        stage.say("Open loop for %.1f s", MIX);
        findings.put(Figure.OPEN_RATE, rate);
        Map<Operation, Tally> mixed = findings.tallyOfEach();
        try (VisibilityProbe probe =
                        new VisibilityProbe(
                                stage.subject().server().url(),
                                stage.network(),
                                stage.workload(),
                                findings.errors(),
                                GIVE_UP,
                                stage.options().seed());
                ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<?> probing = beside.submit(() -> probe.run(stage.options().slice(MIX)));
            run(MIX, rate, Operation::ofMix, mixed);
            probing.get();
            findings.put(Figure.VISIBLE_SAMPLES, probe.samples());
            if (probe.samples() > 0) {
                findings.put(Figure.VISIBLE_P50, probe.percentileMs(50));
                findings.put(Figure.VISIBLE_P99, probe.percentileMs(99));
            }
        } catch (ExecutionException e) {
            throw BenchFailure.of("The probe of visibility failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
        MIXED.forEach(each -> findings.putLatencies(OperationFigures.of(each), of(mixed, each)));
        findings.put(Figure.OPEN_P50, slowest(OperationFigures::p50));
        findings.put(Figure.OPEN_P99, slowest(OperationFigures::p99));
    }

    private double slowest(Function<OperationFigures, Figure> latency) {
        return MIXED.stream()
                .map(OperationFigures::of)
                .map(latency)
                .mapToDouble(findings::value)
                .max()
                .orElseThrow();
    }

    /** One operation by itself, at its share of what it reached in the closed loop. */
    void alone(Operation operation) {
        OperationFigures figures = OperationFigures.of(operation);
        Map<Operation, Tally> tallies = Map.of(operation, findings.tally(operation));
        run(SINGLE, rate(figures.rate()), random -> operation, tallies);
        findings.putLatencies(figures, of(tallies, operation));
        stage.api().awaitNoLag();
    }

    private void run(
            int thousandths,
            double rate,
            Function<RandomGenerator, Operation> choose,
            Map<Operation, Tally> tallies) {
        if (!(rate > 0)) {
            throw new BenchFailure(
                    "There were no answers: "
                            + findings.errors().first().orElse("the slice was too short"));
        }
        RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom").create(stage.options().seed());
        stage.whole()
                .during(
                        () ->
                                stage.load()
                                        .open(
                                                stage.workload(),
                                                stage.options().slice(thousandths),
                                                new PoissonArrivals(rate, random),
                                                choose,
                                                tallies));
    }

    private static Tally of(Map<Operation, Tally> tallies, Operation operation) {
        Tally tally = tallies.get(operation);
        if (tally == null) {
            throw new IllegalArgumentException("Nothing counts " + operation + ".");
        }
        return tally;
    }
}
