package plaza.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plaza.bench.BenchFailure;

/**
 * A server that this process started, in bench mode on a free port. It is stopped by {@link
 * #close}, and by a shutdown hook if this process is ended first, which then deletes temporary
 * data, too.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern READY =
            Pattern.compile("Plaza is ready on (http://[\\w.\\-\\[\\]:]+).*");

    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(3);
    private static final Duration END_LIMIT = Duration.ofSeconds(2);
    private static final int KEPT_LINES = 12;

    private final Process process;
    private final Thread hook;
    private final Thread output =
            Thread.ofPlatform().daemon().name("server-output").unstarted(this::followOutput);
    private final long startedNanos;
    private final CompletableFuture<Ready> ready = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();

    private record Ready(
            URI url,
            Duration after,
            Optional<PostgresAddress> postgres,
            Optional<CassandraAddress> cassandra) {}

    private ServerProcess(Process process, long startedNanos, DataDirectory data) {
        this.process = process;
        this.startedNanos = startedNanos;
        this.hook =
                Thread.ofPlatform()
                        .unstarted(
                                () -> {
                                    end();
                                    data.close();
                                });
    }

    /**
     * Returns once the server says that it is ready.
     *
     * @throws BenchFailure if it ends or is silent for too long instead, with its last line
     */
    public static ServerProcess start(Path launcher, DataDirectory data) {
        return start(launcher, data, Deployment.CONFIGURED);
    }

    /** As {@link #start(Path, DataDirectory)}, with settings of its own. */
    public static ServerProcess start(Path launcher, DataDirectory data, Deployment deployment) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                launcher.toString(),
                                "serve",
                                "--port",
                                "0",
                                "--data",
                                data.path().toString(),
                                "--bench"));
        command.addAll(deployment.arguments());
        ServerProcess server;
        try {
            long started = System.nanoTime();
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(deployment.environment());
            Process process = builder.start();
            server = new ServerProcess(process, started, data);
        } catch (IOException e) {
            throw new BenchFailure("Cannot start %s: %s".formatted(launcher, e.getMessage()), e);
        }
        Runtime.getRuntime().addShutdownHook(server.hook);
        server.output.start();
        try {
            server.ready.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return server;
        } catch (ExecutionException | TimeoutException e) {
            server.close();
            throw new BenchFailure(
                    "The server did not become ready; it said: " + server.lastWords(), e);
        } catch (InterruptedException e) {
            server.close();
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    private void followOutput() {
        Optional<PostgresAddress> postgres = Optional.empty();
        Optional<CassandraAddress> cassandra = Optional.empty();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Duration after = Duration.ofNanos(System.nanoTime() - startedNanos);
                Matcher matcher = READY.matcher(line);
                if (matcher.matches()) {
                    URI url = URI.create(matcher.group(1));
                    ready.complete(new Ready(url, after, postgres, cassandra));
                }
                String said = line;
                postgres = postgres.or(() -> PostgresAddress.parse(said));
                cassandra = cassandra.or(() -> CassandraAddress.parse(said));
                synchronized (lastLines) {
                    lastLines.addLast(line);
                    if (lastLines.size() > KEPT_LINES) {
                        lastLines.removeFirst();
                    }
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(new IOException("The server ended."));
    }

    public URI url() {
        return ready.join().url();
    }

    /** From the start of the process to its line that says so. */
    public Duration readyAfter() {
        return ready.join().after();
    }

    /** Empty if the server named no PostgreSQL before it was ready. */
    public Optional<PostgresAddress> postgres() {
        return ready.join().postgres();
    }

    /** Empty if the server named no Cassandra before it was ready. */
    public Optional<CassandraAddress> cassandra() {
        return ready.join().cassandra();
    }

    /**
     * Whether it has ended, with all that it said read. A connection breaks a moment before its
     * process is gone, so this waits that moment.
     */
    public boolean hasEnded() {
        try {
            return process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    && output.join(END_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** The last lines of its output, joined into one. */
    public String lastWords() {
        synchronized (lastLines) {
            return lastLines.isEmpty() ? "nothing" : String.join(" | ", lastLines);
        }
    }

    /** SIGTERM, and SIGKILL if that does not end it in time, which is a failure. */
    @Override
    public void close() {
        boolean ended = end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is being ended, and the hook runs already.
            return;
        }
        if (!ended) {
            throw new BenchFailure(
                    "The server did not stop within %d s and was killed."
                            .formatted(STOP_LIMIT.toSeconds()));
        }
    }

    private boolean end() {
        process.destroy();
        try {
            if (process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }
}
