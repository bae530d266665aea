package plaza.bench.network;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import plaza.bench.BenchFailure;
import plaza.bench.Usage;

/** The network that a command fills a server with: that of a file, or a generated one. */
public final class NetworkChoice {
    private static final int MEAN_FOLLOWS = 20;
    private static final int SHOWN_PROBLEMS = 20;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "1000",
            description = "People of the generated network.")
    private int users;

    @Option(
            names = "--edges",
            paramLabel = "FILE",
            description = "Take the network from a file, an undirected edge 'a b' per line.")
    private @Nullable Path edges;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same network and the same load.")
    private long seed;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** Also of what is done with the network. */
    public long seed() {
        return seed;
    }

    /**
     * @throws ParameterException where there is no such network
     */
    public void check() {
        Usage.check(command, users >= 2, "--users must be at least 2");
        Usage.check(
                command, edges == null || Files.isReadable(edges), "--edges: cannot read " + edges);
    }

    /** The network; tells what lines of the file are wrong. */
    public Network network(PrintStream progress) throws IOException {
        if (edges == null) {
            return PowerLaw.generate(users, MEAN_FOLLOWS, seed);
        }
        EdgeFile.Content content = EdgeFile.read(edges);
        content.problems().stream().limit(SHOWN_PROBLEMS).forEach(progress::println);
        if (content.problems().size() > SHOWN_PROBLEMS) {
            progress.printf("%s: %,d wrong lines in all%n", edges, content.problems().size());
        }
        if (content.network().follows().isEmpty()) {
            throw new BenchFailure(edges + " has no edge.");
        }
        return content.network();
    }

    /** One like it with so many times the people. */
    public Network larger(Network network, int times) {
        return edges == null
                ? PowerLaw.generate(users * times, MEAN_FOLLOWS, seed)
                : Copies.of(network, times);
    }
}
