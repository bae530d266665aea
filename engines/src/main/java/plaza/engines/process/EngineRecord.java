package plaza.engines.process;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import plaza.engines.EngineException;

/**
 * The record of an engine that was started: enough to find its process again and not to take
 * another one for it.
 *
 * @param startedAt as the operating system tells it: a process id alone may be used again
 */
public record EngineRecord(long pid, Instant startedAt, int port) {
    private static final String FILE = "engine.properties";

    /** The engine that a folder's record speaks of, if it still runs. */
    public static Optional<EngineRecord> alive(Path folder) {
        return read(folder).filter(record -> record.process().isPresent());
    }

    private static Optional<EngineRecord> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            var properties = new Properties();
            properties.load(reader);
            return Optional.of(
                    new EngineRecord(
                            Long.parseLong(properties.getProperty("pid")),
                            Instant.parse(properties.getProperty("startedAt")),
                            Integer.parseInt(properties.getProperty("port"))));
        } catch (IOException | RuntimeException e) {
            throw new EngineException(file + " cannot be read: end the engine by hand", e);
        }
    }

    /** The process, unless it has ended. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().startInstant().equals(Optional.of(startedAt)));
    }

    void write(Path folder) {
        var properties = new Properties();
        properties.setProperty("pid", String.valueOf(pid));
        properties.setProperty("startedAt", startedAt.toString());
        properties.setProperty("port", String.valueOf(port));
        Path fresh = folder.resolve(FILE + ".new");
        try {
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                properties.store(writer, null);
            }
            Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EngineException("What runs could not be written down in " + folder, e);
        }
    }

    static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
        } catch (IOException e) {
            throw new EngineException("The record in " + folder + " could not be removed", e);
        }
    }
}
