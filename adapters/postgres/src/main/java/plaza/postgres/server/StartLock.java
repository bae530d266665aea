package plaza.postgres.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Held while a process decides whether PostgreSQL must be started or stopped, so that only one
 * does. The system gives it back when the process ends in whatever way.
 */
final class StartLock implements AutoCloseable {
    /** File locks belong to the process: threads of one process need this one besides. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 10;

    private final FileChannel channel;

    private StartLock(FileChannel channel) {
        this.channel = channel;
    }

    static StartLock acquire(Path dataDirectory) {
        Path file = dataDirectory.resolve("postgres.lock");
        try {
            if (!IN_THIS_PROCESS.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw busy(dataDirectory);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresServerException("interrupted while waiting for " + file, e);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock(channel, dataDirectory);
            return new StartLock(channel);
        } catch (IOException | RuntimeException e) {
            release(channel);
            throw e instanceof RuntimeException known
                    ? known
                    : new PostgresServerException(
                            "%s cannot be locked: %s"
                                    .formatted(file, Failures.reason((IOException) e)),
                            e);
        }
    }

    private static void lock(FileChannel channel, Path dataDirectory) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        FileLock lock = channel.tryLock();
        while (lock == null) {
            if (System.nanoTime() > deadline) {
                throw busy(dataDirectory);
            }
            Pause.millis(POLL_MILLIS);
            lock = channel.tryLock();
        }
    }

    private static PostgresServerException busy(Path dataDirectory) {
        return new PostgresServerException(
                "Another process has been starting or stopping PostgreSQL in %s for %d s"
                        .formatted(dataDirectory, PATIENCE.toSeconds()));
    }

    private static void release(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new PostgresServerException("the lock cannot be given back", e);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    @Override
    public void close() {
        release(channel);
    }
}
