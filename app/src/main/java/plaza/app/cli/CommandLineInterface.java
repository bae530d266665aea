package plaza.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import plaza.app.data.DataDirectoryException;
import plaza.core.StorageException;
import plaza.core.engine.EngineException;
import plaza.core.setting.ConfigurationException;

/**
 * The whole command line. Exit codes: 0 done, 1 could not be done, 2 asked for wrongly, 130 ended
 * by Ctrl-C. Errors are one line on standard error.
 */
public final class CommandLineInterface {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private static final String[] LAUNCHER_COMMANDS = {
        "",
        "Commands of the launcher:",
        "  engines    Starts other databases without Docker (engines --help).",
        "  bench      Measures a server under load (bench --help).",
        "  test       Runs all tests; with --fast those that need no engine."
    };

    private final Root root = new Root();
    private final CommandLine commandLine;

    public CommandLineInterface(
            Platform platform, Environment environment, PrintWriter out, PrintWriter err) {
        var context = new Context(platform, environment, out, err);
        commandLine = new CommandLine(root);
        commandLine.addSubcommand(new ServeCommand(context));
        commandLine.addSubcommand(new ImportCommand(context));
        commandLine.addSubcommand(new TokenCommand(context));
        commandLine.addSubcommand(new AdminCommand(context));
        commandLine.addSubcommand(new RebuildCommand(context));
        commandLine.addSubcommand(new ReconcileCommand(context));
        commandLine.addSubcommand(new LedgerCommand(context));
        commandLine.addSubcommand(new DoctorCommand(context));
        commandLine.addSubcommand(new WarmupCommand(context));
        commandLine.addSubcommand(new CommandLine.HelpCommand());
        // Set here, because subcommands inherit what the annotation of the root says.
        commandLine.getCommandSpec().usageMessage().footer(LAUNCHER_COMMANDS);
        commandLine
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(CommandLineInterface::wrongUsage)
                .setExecutionExceptionHandler((e, command, _) -> failed(e, command));
    }

    /** Returns the exit code. */
    public int run(String... arguments) {
        return commandLine.execute(arguments);
    }

    @Command(
            name = "plaza",
            scope = ScopeType.INHERIT,
            mixinStandardHelpOptions = true,
            version = "Plaza 0.1.0",
            sortOptions = false,
            description = "A social network on one machine, or on many databases.")
    private static final class Root implements Runnable {
        @Spec private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--verbose",
                scope = ScopeType.INHERIT,
                description = "Shows where an error comes from.")
        private boolean verbose;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "a command is missing");
        }
    }

    private static int wrongUsage(ParameterException e, String... arguments) {
        CommandLine command = e.getCommandLine();
        var line = new StringBuilder(oneLine(e));
        var similar = new StringWriter();
        if (CommandLine.UnmatchedArgumentException.printSuggestions(e, new PrintWriter(similar))) {
            line.append(". ").append(similar.toString().strip());
        }
        String name = command.getCommandSpec().qualifiedName(" ");
        command.getErr().println("plaza: " + line + " (see ./" + name + " --help)");
        command.getErr().flush();
        return USAGE;
    }

    private int failed(Exception e, CommandLine command) {
        PrintWriter err = command.getErr();
        String what =
                switch (e) {
                    case CommandException _,
                            ConfigurationException _,
                            DataDirectoryException _,
                            EngineException _ ->
                            oneLine(e);
                    case StorageException away when away.isTransient() ->
                            oneLine(e)
                                    + ". Give the same command again in a moment: what is done"
                                    + " stays done (--verbose shows more)";
                    default -> "internal error: " + oneLine(e) + " (--verbose shows more)";
                };
        err.println("plaza: " + what);
        if (root.verbose) {
            e.printStackTrace(err);
        }
        err.flush();
        return e instanceof ConfigurationException || e instanceof CommandException.Usage
                ? USAGE
                : FAILED;
    }

    private static String oneLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse(message);
    }
}
