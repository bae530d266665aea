package plaza.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plaza.app.cli.CommandLineInterface;
import plaza.app.cli.Environment;
import plaza.app.wiring.PlazaPlatform;

/** The one place that looks at the environment of the process, and ends it. */
public final class Main {
    /** Set by the launcher: where the build has unpacked PostgreSQL. */
    private static final String BINARIES = "plaza.postgres.binaries";

    /** Set by the launcher: whether standard error is a terminal. */
    private static final String TERMINAL = "plaza.terminal";

    private Main() {}

    public static void main(String[] arguments) {
        @Nullable String binaries = System.getProperty(BINARIES);
        var environment =
                new Environment(
                        System.getenv(),
                        binaries == null ? null : Path.of(binaries),
                        Boolean.getBoolean(TERMINAL));
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode =
                new CommandLineInterface(new PlazaPlatform(), environment, out, err).run(arguments);
        System.exit(exitCode);
    }
}
