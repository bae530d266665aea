package plaza.app.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Held by the one server of a data directory for its whole life. The system gives it back when the
 * process ends in whatever way; {@code server.info} beside it (process id, address, where data lie)
 * only serves to say who holds it.
 */
public final class ServerLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLock.class);

    /** Of when a process began, as the system says. */
    private static final Duration INACCURACY = Duration.ofSeconds(2);

    private final FileChannel channel;
    private final Path info;
    private final String places;

    private ServerLock(FileChannel channel, Path info, String places) {
        this.channel = channel;
        this.info = info;
        this.places = places;
    }

    /**
     * @param address empty while it starts
     * @param places which engine has what, as it was acquired with
     */
    public record Holder(long pid, String address, String places) {}

    /**
     * @param places which engine has what, in one line
     * @throws DataDirectoryException naming the server that is there already
     */
    public static ServerLock acquire(DataDirectory data, String places) {
        Path info = info(data);
        Optional<Holder> holder = read(info);
        // A process that closes a file loses its locks on it: do not even open it twice.
        if (holder.isPresent() && holder.get().pid() == ProcessHandle.current().pid()) {
            throw taken(data, holder);
        }
        try {
            FileChannel channel =
                    FileChannel.open(
                            data.path().resolve("server.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw taken(data, read(info));
            }
            var lock = new ServerLock(channel, info, places);
            lock.announce("");
            return lock;
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "%s cannot be locked: %s".formatted(data.path(), DataDirectory.reason(e)), e);
        }
    }

    /** Who holds the lock, by what it left word of and its process, which may be gone since. */
    public static Optional<Holder> holder(DataDirectory data) {
        Path info = info(data);
        return read(info).filter(holder -> isAlive(holder, info));
    }

    /** A process that began after the word was left is another one, which has the same id. */
    private static boolean isAlive(Holder holder, Path info) {
        try {
            Instant latest = Files.getLastModifiedTime(info).toInstant().plus(INACCURACY);
            return ProcessHandle.of(holder.pid())
                    .filter(
                            process ->
                                    process.info()
                                            .startInstant()
                                            .map(start -> !start.isAfter(latest))
                                            .orElse(true))
                    .isPresent();
        } catch (IOException e) {
            LOG.debug("{} has gone", info, e);
            return false;
        }
    }

    private static Path info(DataDirectory data) {
        return data.path().resolve("server.info");
    }

    private static Optional<Holder> read(Path info) {
        try {
            List<String> lines = Files.exists(info) ? Files.readAllLines(info) : List.of();
            return lines.size() < 3
                    ? Optional.empty()
                    : Optional.of(
                            new Holder(Long.parseLong(lines.get(0)), lines.get(1), lines.get(2)));
        } catch (IOException | NumberFormatException e) {
            LOG.debug("{} cannot be read", info, e);
            return Optional.empty();
        }
    }

    private static DataDirectoryException taken(DataDirectory data, Optional<Holder> holder) {
        String who = holder.map(h -> " (process " + h.pid() + where(h) + ")").orElse("");
        return new DataDirectoryException(
                "Another Plaza%s already serves %s: stop it, or name another folder with --data"
                        .formatted(who, data.path()));
    }

    private static String where(Holder holder) {
        return holder.address().isEmpty() ? "" : ", " + holder.address();
    }

    /** Leaves word where the server listens. */
    public void announce(String address) {
        Path partial = info.resolveSibling("server.info.new");
        try {
            Files.writeString(
                    partial,
                    String.join(
                            "\n",
                            Long.toString(ProcessHandle.current().pid()),
                            address,
                            places,
                            ""));
            Files.move(partial, info, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "%s cannot be written: %s".formatted(info, DataDirectory.reason(e)), e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(info);
            channel.close();
        } catch (IOException e) {
            LOG.warn("The lock on the data directory could not be cleared away", e);
        }
    }
}
