package plaza.app.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plaza.engines.testing.TestEngine;

/** Plaza in a process of its own, as people run it. */
public final class PlazaProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Plaza is ready on (\\S+) .*");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path data;
    private final Path errors;
    private final String readyLine;
    private final URI address;

    private PlazaProcess(Process process, Path data, Path errors, String readyLine, URI address) {
        this.process = process;
        this.data = data;
        this.errors = errors;
        this.readyLine = readyLine;
        this.address = address;
    }

    /**
     * How a command ended.
     *
     * @param out what it printed
     * @param err what it printed to standard error
     */
    public record Outcome(int exitCode, String out, String err) {}

    /** Starts a server on a data directory and waits until it is ready. */
    public static PlazaProcess serve(Path data) {
        return serve(data, TestBlueprint.environment(data));
    }

    /**
     * As {@link #serve(Path)}, with an environment of one's own: servers with the same are one
     * deployment.
     */
    public static PlazaProcess serve(Path data, Map<String, String> settings) {
        Path errors = log(data);
        Process process = start(data, errors, settings, "serve", "--port", "0");
        try {
            var lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            String line;
            while ((line = lines.readLine()) != null) {
                Matcher ready = READY.matcher(line);
                if (ready.matches()) {
                    return new PlazaProcess(
                            process, data, errors, line, URI.create(ready.group(1)));
                }
            }
            throw new AssertionError("the server did not start: " + Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a command on a data directory, its errors in another; whoever does so ends it. */
    public static Process begin(Path data, Path logs, String... arguments) {
        return start(data, log(logs), TestBlueprint.environment(data), arguments);
    }

    /** Runs a command on a data directory to its end. */
    public static Outcome run(Path data, String... arguments) {
        Path errors = log(data);
        Process process = start(data, errors, TestBlueprint.environment(data), arguments);
        try {
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(ended(process), out, Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of the servers on a data directory, as environment variables. */
    public static Map<String, String> environment(Path data) {
        return Map.copyOf(TestBlueprint.environment(data));
    }

    private static Path log(Path data) {
        try {
            return Files.createTempFile(data, "stderr", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The settings of a deployment of this run's blueprint that nobody else has, for several
     * servers.
     */
    public static Map<String, String> sharing() {
        return deployment(TestBlueprint.sharing());
    }

    /** The settings of a deployment on {@code reels} that nobody else has. */
    public static Map<String, String> reels() {
        return deployment(TestBlueprint.reels());
    }

    /** As {@link #reels()}, with these rings in the place of single engines. */
    public static Map<String, String> reels(List<TestEngine.OwnRing> rings) {
        return deployment(TestBlueprint.reels(rings));
    }

    private static Map<String, String> deployment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(TestBlueprint.variables(settings));
        environment.put("PLAZA_SESSION_SECRET", "what the servers of this deployment share");
        return environment;
    }

    private static Process start(
            Path data, Path errors, Map<String, String> settings, String... arguments) {
        List<String> command = PackagedServer.command();
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PLAZA_"));
        environment.putAll(settings);
        environment.put("PLAZA_LIMITS_REQUESTS", "1000000/15m");
        environment.put("PLAZA_LIMITS_WRITES", "1000000/15m");
        environment.put("PLAZA_LIMITS_REGISTRATIONS", "1000000/15m");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Api nobody() {
        return Api.of(address, OpenApiWitness.whenNeeded());
    }

    /** The access tokens of people, made by an operator beside the running server. */
    public List<String> tokens(List<String> usernames) {
        List<String> arguments = new ArrayList<>(List.of("token"));
        arguments.addAll(usernames);
        Outcome outcome = run(data, arguments.toArray(String[]::new));
        if (outcome.exitCode() != 0) {
            throw new AssertionError(outcome);
        }
        return outcome.out().lines().toList();
    }

    /** For example {@code http://127.0.0.1:40001}. */
    public URI address() {
        return address;
    }

    /** The line with which it said that it is ready. */
    public String readyLine() {
        return readyLine;
    }

    public long pid() {
        return process.pid();
    }

    /** What it wrote to standard error. */
    public String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The PostgreSQL that belongs to a data directory, where it runs. */
    public static Optional<ProcessHandle> findPostgres(Path data) {
        Path file = data.resolve("postgres/postmaster.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the server, and nothing else, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        ended(process);
    }

    /** Kills the server and, where it has one, its PostgreSQL with all its processes. */
    public void killWithPostgres() {
        List<ProcessHandle> all = new ArrayList<>();
        findPostgres(data)
                .ifPresent(
                        postmaster -> {
                            all.addAll(postmaster.descendants().toList());
                            all.add(postmaster);
                        });
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        ended(process);
        all.forEach(one -> one.onExit().join());
    }

    /** Sends SIGTERM and waits for the end; answers the exit code. */
    public int terminate() {
        return end("TERM");
    }

    /** Sends a signal, for example {@code INT}, and waits for the end; answers the exit code. */
    public int end(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ended(process);
    }

    private static int ended(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the process did not end within " + PATIENCE);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }
}
