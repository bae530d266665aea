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
    /** Set by the launcher: where the build has unpacked programs that engines bring. */
    private static final String PROGRAMS = "plaza.programs";

    /** Set by the launcher: whether standard error is a terminal. */
    private static final String TERMINAL = "plaza.terminal";

    private Main() {}

    public static void main(String[] arguments) {
        @Nullable String programs = System.getProperty(PROGRAMS);
        var environment =
                new Environment(
                        System.getenv(),
                        programs == null ? null : Path.of(programs),
                        Boolean.getBoolean(TERMINAL));
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode =
                new CommandLineInterface(new PlazaPlatform(), environment, out, err).run(arguments);
        System.exit(exitCode);
    }
}
