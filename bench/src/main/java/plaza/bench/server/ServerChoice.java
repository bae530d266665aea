package plaza.bench.server;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The server that a command measures: one that runs already, or one of its own. */
public final class ServerChoice {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A server that was started with 'serve --bench', instead of a new one.")
    private @Nullable URI url;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private final @Nullable Path launcher;
    private final PrintStream progress;

    /**
     * @param launcher starts a server; null if there is none, then {@code --url} is needed
     */
    public ServerChoice(@Nullable Path launcher, PrintStream progress) {
        this.launcher = launcher;
        this.progress = progress;
    }

    /** Measures a server; says how a command that did ends. */
    @FunctionalInterface
    public interface Measuring {
        int on(URI server) throws IOException;
    }

    /**
     * Measures the server that runs, or starts one with these settings, measures it and ends it.
     *
     * @param keep where that one keeps its data, or null for a directory that goes
     * @param name of the measurement
     * @throws ParameterException where there is neither
     */
    public int measure(@Nullable Path keep, String name, Deployment deployment, Measuring measuring)
            throws IOException {
        if (url != null) {
            return measuring.on(url);
        }
        if (launcher == null) {
            throw new ParameterException(
                    command.commandLine(), "there is no launcher here: give --url");
        }
        progress.println("Starting the server");
        try (DataDirectory data = DataDirectory.open(keep, name);
                ServerProcess server = ServerProcess.start(launcher, data, deployment)) {
            return measuring.on(server.url());
        }
    }
}
