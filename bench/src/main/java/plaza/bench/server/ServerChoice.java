package plaza.bench.server;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import plaza.bench.BenchFailure;
import plaza.bench.Usage;

/** The server that a command measures: one that runs already, or one of its own. */
public final class ServerChoice {
    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Let the server keep its data in this new directory, run by run.")
    private @Nullable Path keep;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Measure a server that was started with 'serve --bench', instead of a new one.")
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

    /** Measures a server. */
    @FunctionalInterface
    public interface Measuring<T> {
        T on(ServerUnderTest server) throws IOException;
    }

    /**
     * To be called before the first measurement, which makes the directory that is to be new.
     *
     * @throws ParameterException where there is no such server
     */
    public void check() {
        Usage.check(
                command, url != null || launcher != null, "there is no launcher here: give --url");
        Usage.check(
                command,
                url == null || keep == null,
                "--keep needs a server of its own, not --url");
        Usage.check(
                command,
                url == null || ("http".equals(url.getScheme()) && url.getPort() > 0),
                "--url must look like http://127.0.0.1:8080");
        Usage.check(
                command, keep == null || !Files.exists(keep), "--keep: there is already a " + keep);
    }

    /** Whether it is one that runs already. */
    public boolean isRunning() {
        return url != null;
    }

    /**
     * Measures the server that runs, or starts one with these settings, measures it and ends it.
     *
     * @param name of the measurement
     * @throws BenchFailure with its last words where the server ended
     */
    public <T> T measure(String name, Deployment deployment, Measuring<T> measuring)
            throws IOException {
        return measure(1, name, deployment, measuring);
    }

    /**
     * As {@link #measure(String, Deployment, Measuring)}, of a server that is started for the
     * second time: the first start of all builds and initialises what the later ones find.
     */
    public <T> T measureSecondStart(String name, Deployment deployment, Measuring<T> measuring)
            throws IOException {
        return measure(2, name, deployment, measuring);
    }

    private <T> T measure(int starts, String name, Deployment deployment, Measuring<T> measuring)
            throws IOException {
        if (url != null) {
            return measuring.on(ServerUnderTest.at(url));
        }
        if (launcher == null) {
            throw new BenchFailure("There is no launcher to start a server with.");
        }
        progress.println("Starting the server" + (starts == 1 ? "" : ", twice"));
        try (DataDirectory data = DataDirectory.open(keep, name)) {
            for (int start = 1; start < starts; start++) {
                ServerProcess.start(launcher, data, deployment).close();
            }
            try (ServerProcess server = ServerProcess.start(launcher, data, deployment)) {
                return measure(server, measuring);
            }
        }
    }

    private static <T> T measure(ServerProcess server, Measuring<T> measuring) throws IOException {
        try {
            return measuring.on(ServerUnderTest.of(server));
        } catch (BenchFailure e) {
            if (!server.hasEnded()) {
                throw e;
            }
            throw new BenchFailure("The server ended; it said: " + server.lastWords(), e);
        }
    }
}
