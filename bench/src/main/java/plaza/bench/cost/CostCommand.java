package plaza.bench.cost;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plaza.bench.BenchFailure;
import plaza.bench.Usage;
import plaza.bench.report.JsonReport;
import plaza.bench.server.BenchApi;
import plaza.bench.server.Deployment;
import plaza.bench.server.ServerChoice;
import plaza.bench.server.ServerUnderTest;

/** {@code ./plaza bench cost}. */
@Command(
        name = "cost",
        description =
                "Does each operation some times on the blueprint cloud, and tells what DynamoDB charges for"
                        + " a thousand of it. Its engines have to run; what is written stays in them, in"
                        + " tables whose names begin with bench.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false)
public final class CostCommand implements Callable<Integer> {
    private static final String BLUEPRINT = "cloud";
    private static final String ENGINE = "dynamodb";
    private static final int OK = 0;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "50",
            description = "How often each operation is done.")
    private int times;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often before, uncounted.")
    private int warmUp;

    @Option(
            names = "--idle",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description =
                    "How long the server is left alone. What it consumes then is taken off everything"
                            + " else.")
    private int idle;

    @Option(
            names = "--settle",
            paramLabel = "MS",
            defaultValue = "3000",
            description =
                    "An operation is over when nothing was written for so long: what follows from it is"
                            + " done in the background.")
    private int settle;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description =
                    "Other prices than those that docs/cost.md tells: a file like"
                            + " bench/src/main/resources/plaza/bench/cost/prices.properties.")
    private @Nullable Path prices;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON, too.")
    private @Nullable Path json;

    @Mixin private final ServerChoice server;

    private final PrintStream out;
    private final PrintStream progress;

    /**
     * @param launcher starts a server; null if there is none, then {@code --url} is needed
     */
    public CostCommand(@Nullable Path launcher, PrintStream out, PrintStream progress) {
        this.server = new ServerChoice(launcher, progress);
        this.out = out;
        this.progress = progress;
    }

    @Override
    public Integer call() throws IOException {
        server.check();
        check(times >= 1 && times <= 10_000, "--times must be 1 to 10000");
        check(warmUp >= 0 && warmUp <= 1_000, "--warm-up must be 0 to 1000");
        check(idle >= 0 && settle >= 0, "--idle and --settle must not be below 0");
        Path target = json == null ? null : json.toAbsolutePath().getParent();
        check(target == null || Files.isDirectory(target), "--json: no directory " + target);
        Prices known = Prices.load(prices);
        return server.measure("cost", Deployment.fresh(BLUEPRINT), found -> measure(found, known));
    }

    private int measure(ServerUnderTest found, Prices known) throws IOException {
        var options =
                new CostMeasurement.Options(
                        times, warmUp, Duration.ofSeconds(idle), Duration.ofMillis(settle));
        try (var api = new BenchApi(found.url());
                var client = new Client(found.url())) {
            if (!api.parts().engines().containsKey(ENGINE)) {
                throw new BenchFailure(
                        "The server at %s keeps nothing in DynamoDB, so nothing can be counted: start one with 'serve --bench --blueprint %s', or leave --url out."
                                .formatted(found.url(), BLUEPRINT));
            }
            var report =
                    new CostReport(
                            new CostMeasurement(options, api, client, progress).run(), known);
            report.lines().forEach(out::println);
            if (json != null) {
                JsonReport.write(report.json(), json);
            }
        }
        return OK;
    }

    private void check(boolean fine, String problem) {
        Usage.check(spec, fine, problem);
    }
}
