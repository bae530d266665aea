package plaza.bench;

import java.nio.file.Path;
import picocli.CommandLine;

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
        System.exit(commandLine(command).execute(args));
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
