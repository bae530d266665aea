package plaza.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plaza.bench.network.Network;
import plaza.bench.network.NetworkChoice;
import plaza.bench.report.Comparison;
import plaza.bench.report.Figure;
import plaza.bench.report.Figures;
import plaza.bench.report.JsonReport;
import plaza.bench.report.Table;
import plaza.bench.server.Deployment;
import plaza.bench.server.PostgresAddress;
import plaza.bench.server.ServerChoice;
import plaza.bench.server.ServerUnderTest;

/** {@code ./plaza bench}: progress goes to the error stream, the figures to the output. */
@Command(
        name = "bench",
        description = "Measures a server over HTTP, against baselines taken in the same run.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    private static final int GROWTH = 10;
    private static final double GROWTH_TARGET = 1.5;
    private static final int OK = 0;
    private static final int FAILED = 1;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private final NetworkChoice choice = new NetworkChoice();

    @Option(
            names = "--posts",
            paramLabel = "N",
            defaultValue = "20",
            description = "Posts per person on average, written before measuring.")
    private int posts;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description =
                    "Length of all measurements together: reads, posts, follows, likes and what the"
                            + " databases do by themselves. Before them the server is left alone"
                            + " for 0.4 of it, and warmed up for 0.3 of it.")
    private int seconds;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "64",
            description = "Connections to the server.")
    private int connections;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "1",
            description = "Repeat with a fresh server each and show the median of each figure.")
    private int runs;

    @Option(
            names = "--growth",
            description = "Then again with ten times the users, posts and follows.")
    private boolean growth;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON, too.")
    private @Nullable Path json;

    @Option(
            names = "--postgres",
            paramLabel = "JDBC-URL",
            description =
                    "That server's PostgreSQL, user and password included; for rawInsert and"
                            + " rawCommit.")
    private @Nullable String postgres;

    @Option(
            names = "--blueprints",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Measure each of these in turn and compare them, for example solo,reels. Their"
                            + " engines have to run; what is written stays in them, in databases"
                            + " whose names begin with bench.")
    private List<String> blueprints = List.of();

    @Mixin private final ServerChoice server;

    private final @Nullable Path launcher;
    private final PrintStream out;
    private final PrintStream progress;

    /**
     * For one run of the command line.
     *
     * @param launcher starts a server; null if there is none, then {@code --url} is needed
     */
    BenchCommand(@Nullable Path launcher, PrintStream out, PrintStream progress) {
        this.launcher = launcher;
        this.server = new ServerChoice(launcher, progress);
        this.out = out;
        this.progress = progress;
    }

    /** The subcommand for live updates, on the same launcher and streams. */
    LiveCommand live() {
        return new LiveCommand(launcher, out, progress);
    }

    @Override
    public Integer call() throws IOException {
        validate();
        Network network = choice.network(progress);
        out.printf(
                Locale.ROOT,
                "%,d people, %,d follows, %,d posts; %d connections, %d s%n",
                network.users(),
                network.follows().size(),
                (long) network.users() * posts,
                connections,
                seconds);
        if (!blueprints.isEmpty()) {
            return compare(network);
        }
        Figures figures = measure(network, null, "", OptionalDouble.empty());
        Table.of(figures).forEach(out::println);
        if (json != null) {
            JsonReport.write(JsonReport.of(figures), json);
        }
        boolean failed = figures.get(Figure.ALL_ERRORS).orElse(0) > 0;
        if (growth) {
            Network large = choice.larger(network, GROWTH);
            // The same arrivals per second, so that only the size differs.
            Figures grown = measure(large, null, "large-", figures.get(Figure.OPEN_RATE));
            out.printf(
                    Locale.ROOT,
                    "%nWith %,d people, %,d follows, %,d posts:%n",
                    large.users(),
                    large.follows().size(),
                    (long) large.users() * posts);
            Table.of(grown).forEach(out::println);
            compare(figures, grown);
            failed |= grown.get(Figure.ALL_ERRORS).orElse(0) > 0;
        }
        return failed ? FAILED : OK;
    }

    private int compare(Network network) throws IOException {
        Map<String, Figures> measured = new LinkedHashMap<>();
        for (String blueprint : blueprints) {
            progress.println("Blueprint " + blueprint);
            Figures figures = measure(network, blueprint, blueprint + "-", OptionalDouble.empty());
            measured.put(blueprint, figures);
            out.printf("%nOn %s:%n", blueprint);
            Table.of(figures).forEach(out::println);
        }
        out.println();
        Comparison.of(measured).forEach(out::println);
        if (json != null) {
            JsonReport.write(JsonReport.of(measured), json);
        }
        boolean failed =
                measured.values().stream()
                        .anyMatch(each -> each.get(Figure.ALL_ERRORS).orElse(0) > 0);
        return failed ? FAILED : OK;
    }

    private void validate() {
        choice.check();
        server.check();
        check(posts >= 1, "--posts must be at least 1");
        check(seconds >= 1, "--seconds must be at least 1");
        check(connections >= 1 && connections <= 1000, "--connections must be 1 to 1000");
        check(runs >= 1, "--runs must be at least 1");
        check(
                !server.isRunning() || blueprints.isEmpty(),
                "--blueprints are for servers of its own");
        check(!growth || blueprints.isEmpty(), "--growth is for one deployment");
        check(blueprints.stream().distinct().count() == blueprints.size(), "--blueprints: twice");
        check(postgres == null || server.isRunning(), "--postgres is for a server at --url");
        Path target = json == null ? null : json.toAbsolutePath().getParent();
        check(target == null || Files.isDirectory(target), "--json: no directory " + target);
    }

    private void check(boolean fine, String problem) {
        Usage.check(spec, fine, problem);
    }

    private Figures measure(
            Network network, @Nullable String blueprint, String name, OptionalDouble rate)
            throws IOException {
        BenchOptions options =
                new BenchOptions(posts, Duration.ofSeconds(seconds), connections, choice.seed());
        List<Figures> measured = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            if (runs > 1) {
                progress.printf("Run %d of %d%n", run, runs);
            }
            Deployment deployment =
                    blueprint == null ? Deployment.CONFIGURED : Deployment.fresh(blueprint);
            measured.add(
                    server.measureSecondStart(
                            name + "run-" + run,
                            deployment,
                            found ->
                                    new Measurement(options, network, told(found), progress)
                                            .run(rate)));
        }
        return Figures.median(measured);
    }

    private ServerUnderTest told(ServerUnderTest found) {
        return postgres == null ? found : found.on(new PostgresAddress(postgres, "", ""));
    }

    private void compare(Figures small, Figures large) {
        OptionalDouble before = small.get(Figure.HOME_FEED_P99);
        OptionalDouble after = large.get(Figure.HOME_FEED_P99);
        if (before.isPresent() && after.isPresent()) {
            double ratio = after.getAsDouble() / before.getAsDouble();
            out.printf(
                    Locale.ROOT,
                    "Growth by %d: p99 of the home feed %.2f ms → %.2f ms, × %.2f (%s: below %.1f)%n",
                    GROWTH,
                    before.getAsDouble(),
                    after.getAsDouble(),
                    ratio,
                    ratio < GROWTH_TARGET ? "ok" : "MISS",
                    GROWTH_TARGET);
        }
    }
}
