package plaza.bench.search;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plaza.bench.Usage;
import plaza.bench.load.Person;
import plaza.bench.network.Network;
import plaza.bench.network.NetworkChoice;
import plaza.bench.server.Deployment;
import plaza.bench.server.ServerChoice;

/** {@code ./plaza bench search}. */
@Command(
        name = "search",
        description = "Searches a network with many posts while more are made.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false)
public final class SearchCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int FAILED = 1;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private final NetworkChoice choice = new NetworkChoice();

    @Option(
            names = "--posts",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Posts in all, written before measuring.")
    private int posts;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "Searches a second.")
    private double rate;

    @Option(
            names = "--writes",
            paramLabel = "N",
            defaultValue = "20",
            description = "Posts a second, meanwhile.")
    private double writes;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long it searches.")
    private int seconds;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "32",
            description = "Connections for searching, and for writing.")
    private int connections;

    @Mixin private final ServerChoice server;

    private final PrintStream out;
    private final PrintStream progress;
    private final Settling settling;

    /** Makes accounts and follows. */
    @FunctionalInterface
    public interface Settling {
        List<Person> settle(URI server, Network network);
    }

    public SearchCommand(
            @Nullable Path launcher, PrintStream out, PrintStream progress, Settling settling) {
        this.server = new ServerChoice(launcher, progress);
        this.out = out;
        this.progress = progress;
        this.settling = settling;
    }

    @Override
    public Integer call() throws IOException {
        choice.check();
        server.check();
        check(posts >= 1 && seconds >= 1, "--posts, --seconds: too few");
        check(rate > 0 && writes > 0, "--rate and --writes must be above 0");
        check(connections >= 1 && connections <= 1000, "--connections must be 1 to 1000");
        Network network = choice.network(progress);
        return server.measure(
                "search", Deployment.CONFIGURED, found -> measure(found.url(), network));
    }

    private int measure(URI server, Network network) {
        var plan =
                new SearchMeasurement.Plan(
                        posts,
                        rate,
                        writes,
                        Duration.ofSeconds(seconds),
                        connections,
                        choice.seed());
        List<Person> people = settling.settle(server, network);
        long failed = new SearchMeasurement(plan, server, progress).run(network, people, out);
        return failed == 0 ? OK : FAILED;
    }

    private void check(boolean fine, String problem) {
        Usage.check(spec, fine, problem);
    }
}
