package plaza.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real program in a process of its own, to be signalled and killed. */
public final class ServerProcess implements AutoCloseable {
    private static final Path BINARIES = Path.of("target").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path errors;
    private final String readyLine;

    private ServerProcess(Process process, Path errors, String readyLine) {
        this.process = process;
        this.errors = errors;
        this.readyLine = readyLine;
    }

    /** What a program that ended left behind. */
    public record Ended(int exitCode, String errors) {}

    /** Starts a server and waits for the line that says that it is ready. */
    public static ServerProcess serve(Path data, String... more) throws IOException {
        Path errors = Files.createTempFile("plaza-server", ".err");
        Process process = launch(data, errors, more);
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null || !line.startsWith("Plaza is ready on ")) {
            process.destroyForcibly();
            throw new IOException("not ready: " + line + "; " + Files.readString(errors));
        }
        return new ServerProcess(process, errors, line);
    }

    /** Starts a server that is expected to give up by itself. */
    public static Ended serveInVain(Path data, String... more)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile("plaza-server", ".err");
        Process process = launch(data, errors, more);
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("it did not give up");
            }
            return new Ended(process.exitValue(), Files.readString(errors));
        } finally {
            process.destroyForcibly();
            Files.delete(errors);
        }
    }

    private static Process launch(Path data, Path errors, String... more) throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        var command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dplaza.postgres.binaries=" + BINARIES,
                                "-cp",
                                classPath,
                                Main.class.getName(),
                                "serve",
                                "--data",
                                data.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    }

    public String readyLine() {
        return readyLine;
    }

    /** For example {@code http://127.0.0.1:40001}. */
    public String address() {
        return readyLine.split(" ", -1)[4];
    }

    public long pid() {
        return process.pid();
    }

    /** Sends a signal, for example {@code TERM}, and waits for the end. */
    public Ended end(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start().waitFor();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("it did not end on " + signal);
        }
        return new Ended(process.exitValue(), Files.readString(errors));
    }

    /** Kills it, if it still runs. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.deleteIfExists(errors);
    }
}
