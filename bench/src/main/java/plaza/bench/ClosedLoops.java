package plaza.bench;

import java.util.Map;
import plaza.bench.load.Operation;
import plaza.bench.load.Tally;
import plaza.bench.processor.CpuMeter;
import plaza.bench.report.Figure;

/** How much the server answers as fast as it can, and what that costs. */
final class ClosedLoops {
    // The slices, in thousandths of the measured time.
    private static final int EMPTY_TURN = 15;
    private static final int FEED_TURN = 30;
    private static final int TIMELINE_TURN = 15;
    private static final int COMPOSE = 60;
    private static final int MIX = 80;

    /** What is compared by its ratios takes turns, so that a drift of the machine meets all. */
    private static final int TURNS = 4;

    private static final int READ_TURN = EMPTY_TURN + 2 * FEED_TURN + TIMELINE_TURN;

    private final Stage stage;
    private final Findings findings;

    ClosedLoops(Stage stage) {
        this.stage = stage;
        this.findings = stage.findings();
    }

    void reads() {
        stage.say("Reading, each kind in turn, for %.1f s", TURNS * READ_TURN);
        Slices empty = slices(Operation.EMPTY);
        Slices fixed = slices(Operation.STATIC_FEED);
        Slices home = slices(Operation.HOME_FEED);
        Slices timeline = slices(Operation.USER_TIMELINE);
        for (int turn = 0; turn < TURNS; turn++) {
            empty.run(EMPTY_TURN);
            fixed.run(FEED_TURN);
            home.run(FEED_TURN);
            timeline.run(TIMELINE_TURN);
        }
        findings.put(Figure.EMPTY, empty.tally.perSecond());
        findings.putCosts(Figure.EMPTY_CPU, empty.cpu, empty.tally.answers());
        findings.put(Figure.STATIC_FEED, fixed.tally.perSecond());
        findings.put(Figure.STATIC_FEED_BYTES, fixed.tally.meanBytes());
        home.put();
        findings.put(Figure.HOME_FEED_BYTES, home.tally.meanBytes());
        timeline.put();
        findings.putRatio(Figure.HOME_PER_STATIC, Figure.HOME_FEED, Figure.STATIC_FEED);
        findings.putRatio(Figure.HOME_CPU_PER_EMPTY, Figure.HOME_FEED_CPU, Figure.EMPTY_CPU);
        findings.putRatio(
                Figure.USER_TIMELINE_CPU_PER_HOME, Figure.USER_TIMELINE_CPU, Figure.HOME_FEED_CPU);
        findings.put(Figure.CLIENT_CPU, home.cpu.clientShare());
        findings.put(Figure.SERVER_CPU, home.cpu.serverShare());
    }

    void composing() {
        stage.say("Compose and the mix for %.1f s", COMPOSE + MIX);
        writes(Operation.COMPOSE, COMPOSE);
        Map<Operation, Tally> mixed = findings.tallyOfEach();
        stage.load().closed(stage.workload(), stage.options().slice(MIX), Operation::ofMix, mixed);
        findings.put(Figure.MIX, mixed.values().stream().mapToDouble(Tally::perSecond).sum());
        stage.api().awaitNoLag();
    }

    /** What follows from the writes belongs to their cost, also where it comes later. */
    void writes(Operation operation, int thousandths) {
        Slices slices = slices(operation);
        slices.during(
                () -> {
                    stage.closed(slices.tally, thousandths);
                    stage.api().awaitNoLag();
                });
        slices.put();
    }

    private Slices slices(Operation operation) {
        return new Slices(findings.tally(operation), stage.subject().processes().meter());
    }

    /** What one operation does, and what it costs, over several slices. */
    private final class Slices {
        private final Tally tally;
        private final CpuMeter cpu;

        Slices(Tally tally, CpuMeter cpu) {
            this.tally = tally;
            this.cpu = cpu;
        }

        void run(int thousandths) {
            during(() -> stage.closed(tally, thousandths));
        }

        void during(Runnable slice) {
            stage.whole().during(() -> cpu.during(slice));
        }

        void put() {
            OperationFigures figures = OperationFigures.of(tally.operation());
            findings.put(figures.rate(), tally.perSecond());
            findings.putCosts(figures.cost(), cpu, tally.answers());
            findings.put(figures.nonEmpty(), tally.nonEmptyShare());
        }
    }
}
