package plaza.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import plaza.bench.cost.CostCommand;
import plaza.bench.hostile.HostileCommand;
import plaza.bench.load.LoadGenerator;
import plaza.bench.load.Person;
import plaza.bench.network.Network;
import plaza.bench.search.SearchCommand;
import plaza.bench.server.BenchApi;

/**
 * The process of {@code ./plaza bench}. Exit codes: 0, 1 if something failed or a request had an
 * error, 2 for wrong usage. Missed targets are shown, and are no failure.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        String launcher = System.getProperty("plaza.launcher");
        BenchCommand command =
                new BenchCommand(
                        launcher == null ? null : Path.of(launcher), System.out, System.err);
        System.exit(
                commandLine(command)
                        .addSubcommand(
                                new SearchCommand(
                                        launcher == null ? null : Path.of(launcher),
                                        System.out,
                                        System.err,
                                        Main::settle))
                        .addSubcommand(
                                new CostCommand(
                                        launcher == null ? null : Path.of(launcher),
                                        System.out,
                                        System.err))
                        .addSubcommand(
                                new HostileCommand(
                                        launcher == null ? null : Path.of(launcher),
                                        System.out,
                                        System.err,
                                        Main::settle))
                        .execute(args));
    }

    private static List<Person> settle(URI server, Network network) {
        try (var api = new BenchApi(server);
                var load = new LoadGenerator(server, 1, 0)) {
            return new Population(api, load, System.err).settle(network);
        }
    }

    static CommandLine commandLine(BenchCommand command) {
        return new CommandLine(command)
                .addSubcommand(command.live())
                .setCommandName("plaza bench")
                .setParameterExceptionHandler(
                        (problem, arguments) -> {
                            problem.getCommandLine()
                                    .getErr()
                                    .println("plaza bench: " + problem.getMessage());
                            return CommandLine.ExitCode.USAGE;
                        })
                .setExecutionExceptionHandler(
                        (problem, line, result) -> {
                            line.getErr().println("plaza bench: " + problem.getMessage());
                            return CommandLine.ExitCode.SOFTWARE;
                        });
    }
}
