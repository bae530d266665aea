package plaza.app.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import plaza.app.cli.CommandLineInterface;
import plaza.app.cli.Environment;
import plaza.app.wiring.PlazaPlatform;

/** Runs commands in this process. */
public final class CommandLine {
    private final Map<String, String> environment;

    /**
     * @param environment the variables that the commands see
     */
    public CommandLine(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public PlazaProcess.Outcome run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode =
                new CommandLineInterface(
                                new PlazaPlatform(),
                                new Environment(environment, TestFolders.binaries(), false),
                                new PrintWriter(out, true),
                                new PrintWriter(err, true))
                        .run(arguments);
        return new PlazaProcess.Outcome(exitCode, out.toString(), err.toString());
    }
}
