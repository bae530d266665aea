package plaza.bench;

import plaza.bench.load.Operation;
import plaza.bench.measure.FanoutBurst;
import plaza.bench.measure.RawCommit;
import plaza.bench.measure.RawInsert;
import plaza.bench.report.Figure;
import plaza.bench.server.PostgresAddress;

/** What the databases do by themselves, beside what the server does with them. */
final class Baselines {
    // The slices, in thousandths of the measured time.
    private static final int FAN_OUT = 50;
    private static final int RAW_INSERT = 60;
    private static final int RAW_COMMIT = 50;

    private final Stage stage;
    private final Findings findings;

    Baselines(Stage stage) {
        this.stage = stage;
        this.findings = stage.findings();
    }

    void run() {
        stage.say(
                "Fan-out, plain inserts and commits for %.1f s", FAN_OUT + RAW_INSERT + RAW_COMMIT);
        fanOut();
        rawInsert();
        rawCommit();
    }

    private void fanOut() {
        new Population(stage.api(), stage.load(), stage.out())
                .readAll(stage.workload(), findings.tally(Operation.HOME_FEED));
        FanoutBurst.Result burst =
                new FanoutBurst(
                                stage.load(),
                                stage.api(),
                                stage.network(),
                                stage.workload().people())
                        .run(stage.options().slice(FAN_OUT), findings.tally(Operation.COMPOSE));
        findings.put(Figure.DELIVERIES, burst.deliveriesPerSecond());
        findings.put(Figure.BURST_POSTS, burst.posts());
        findings.put(Figure.BURST_POSTING_MS, burst.posting().toMillis());
        findings.put(Figure.BURST_DELIVERING_MS, burst.delivering().toMillis());
    }

    private void rawInsert() {
        RawInsert.of(
                        stage.subject().server(),
                        stage.subject().parts(),
                        stage.network(),
                        stage.workload().people(),
                        stage.options().seed())
                .ifPresent(
                        raw ->
                                findings.put(
                                        Figure.RAW_INSERT,
                                        raw.rowsPerSecond(stage.options().slice(RAW_INSERT))));
        findings.putRatio(Figure.DELIVERIES_PER_RAW, Figure.DELIVERIES, Figure.RAW_INSERT);
    }

    private void rawCommit() {
        PostgresAddress postgres = stage.subject().server().postgres();
        if (postgres != null) {
            RawCommit raw =
                    new RawCommit(postgres, stage.options().connections(), stage.options().seed());
            findings.put(Figure.RAW_COMMIT, raw.perSecond(stage.options().slice(RAW_COMMIT)));
        }
        findings.putRatio(Figure.COMPOSE_PER_RAW, Figure.COMPOSE, Figure.RAW_COMMIT);
    }
}
