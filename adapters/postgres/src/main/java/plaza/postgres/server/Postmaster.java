package plaza.postgres.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts, finds and stops the server process of a cluster. Only used under the {@link StartLock}.
 */
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(30);

    /** Recovery after a crash replays at most {@code max_wal_size}; slow disks need minutes. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

    private static final Duration APPEAR_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FAST_STOP = Duration.ofSeconds(60);
    private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 4;
    private static final int ATTEMPTS = 50;
    private static final long ATTEMPT_MILLIS = 200;

    private final Cluster cluster;

    Postmaster(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The running process, if there is one; it may still be starting. */
    Optional<PostmasterFile> find() {
        Path directory = cluster.directory();
        Optional<PostmasterFile> file = PostmasterFile.read(directory);
        if (file.isPresent() && file.get().isAliveFor(directory)) {
            return file;
        }
        boolean pidInUse = file.map(f -> ProcessHandle.of(f.pid()).isPresent()).orElse(true);
        if (pidInUse) {
            // PostgreSQL itself discards the file of a process that is gone, but neither an empty
            // one nor one whose number now belongs to another process.
            discard(PostmasterFile.path(directory));
        }
        return Optional.empty();
    }

    private static void discard(Path file) {
        try {
            if (Files.deleteIfExists(file)) {
                LOG.info("Discarded {}: no PostgreSQL runs under its number", file);
            }
        } catch (IOException e) {
            throw new PostgresServerException(
                    "%s is stale and cannot be removed: %s".formatted(file, Failures.reason(e)), e);
        }
    }

    /**
     * Starts the process, detached from this one's terminal and process group.
     *
     * @param port 0 to choose a free one
     * @return when it is ready
     */
    PostmasterFile start(int port) {
        String failure = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long logStart = logSize();
            launch(port == 0 ? freePort() : port);
            Optional<PostmasterFile> ready = awaitReady(logStart);
            if (ready.isPresent()) {
                return ready.get();
            }
            failure = failureSince(logStart).orElse("it ended");
            // Children of a killed postmaster need a moment to notice; a port may be taken
            // between the choice and the use.
            if (!failure.contains("shared memory block") && !failure.contains("TCP/IP sockets")) {
                break;
            }
            Pause.millis(ATTEMPT_MILLIS);
        }
        throw new PostgresServerException(
                "PostgreSQL does not start: %s (more in %s)".formatted(failure, cluster.log()));
    }

    private void launch(int port) {
        run("start", "--no-wait", "--silent", "--log=" + cluster.log(), "--options=-p " + port);
    }

    private void run(String mode, String... options) {
        var command = new ArrayList<String>();
        command.add(cluster.binaries().program("pg_ctl").toString());
        command.add(mode);
        command.add("--pgdata=" + cluster.directory());
        command.addAll(List.of(options));
        Command.Result result =
                Command.run(
                        cluster.runAs().command(command), cluster.dataDirectory(), COMMAND_TIMEOUT);
        if (!result.succeeded()) {
            throw new PostgresServerException(
                    "PostgreSQL cannot be told to %s: %s".formatted(mode, result.summary()));
        }
    }

    /** Waits until the process is ready; empty when it ended instead. */
    private Optional<PostmasterFile> awaitReady(long logStart) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < START_TIMEOUT.toNanos()) {
            Optional<PostmasterFile> file =
                    PostmasterFile.read(cluster.directory())
                            .filter(f -> f.isAliveFor(cluster.directory()));
            if (file.isPresent() && file.get().isReady()) {
                return file;
            }
            boolean late = System.nanoTime() - start > APPEAR_TIMEOUT.toNanos();
            if (file.isEmpty() && (late || failureSince(logStart).isPresent())) {
                return Optional.empty();
            }
            Pause.millis(POLL_MILLIS);
        }
        throw new PostgresServerException(
                "PostgreSQL was not ready within %d min (more in %s)"
                        .formatted(START_TIMEOUT.toMinutes(), cluster.log()));
    }

    /** Waits for a process that somebody else has started; empty when it ended instead. */
    Optional<PostmasterFile> awaitReady() {
        return awaitReady(logSize());
    }

    private long logSize() {
        try {
            return Files.exists(cluster.log()) ? Files.size(cluster.log()) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private Optional<String> failureSince(long logStart) {
        try (var log = Files.newByteChannel(cluster.log())) {
            log.position(logStart);
            var bytes = new byte[(int) Math.max(0, Math.min(log.size() - logStart, 64 << 10))];
            log.read(java.nio.ByteBuffer.wrap(bytes));
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("FATAL:"))
                    .map(line -> line.substring(line.indexOf("FATAL:") + "FATAL:".length()))
                    .map(String::strip)
                    .findFirst();
        } catch (IOException e) {
            return Optional.of("its log cannot be read: " + Failures.reason(e));
        }
    }

    /** Ends the process: politely, then less so. Returns when it is gone. */
    void stop() {
        Optional<PostmasterFile> running = find();
        if (running.isEmpty()) {
            return;
        }
        PostmasterFile process = running.get();
        if (stopWith("fast", process, FAST_STOP)
                || stopWith("immediate", process, IMMEDIATE_STOP)) {
            return;
        }
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        awaitEnd(process, IMMEDIATE_STOP);
    }

    private boolean stopWith(String mode, PostmasterFile process, Duration patience) {
        try {
            run("stop", "--no-wait", "--silent", "--mode=" + mode);
        } catch (PostgresServerException e) {
            // It may have ended by itself meanwhile, which is as good.
            LOG.debug("PostgreSQL did not take the order to stop", e);
        }
        return awaitEnd(process, patience);
    }

    private boolean awaitEnd(PostmasterFile process, Duration patience) {
        long start = System.nanoTime();
        while (process.isAliveFor(cluster.directory())) {
            if (System.nanoTime() - start > patience.toNanos()) {
                return false;
            }
            Pause.millis(POLL_MILLIS);
        }
        return true;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new PostgresServerException("No free port for PostgreSQL was found", e);
        }
    }
}
