package plaza.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a measured server keeps its data: a temporary directory, or one that is to stay. */
public final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final AtomicBoolean toDelete;

    private DataDirectory(Path path, boolean temporary) {
        this.path = path;
        this.toDelete = new AtomicBoolean(temporary);
    }

    /**
     * Makes the directory.
     *
     * @param keep the directory that is to stay, in which this run gets its own; null for a
     *     temporary one
     */
    public static DataDirectory open(@Nullable Path keep, String name) throws IOException {
        return keep == null
                ? new DataDirectory(Files.createTempDirectory("plaza-bench-"), true)
                : new DataDirectory(
                        Files.createDirectories(keep.resolve(name).toAbsolutePath()), false);
    }

    public Path path() {
        return path;
    }

    /** Deletes a temporary directory, once; its server must have ended. */
    @Override
    public void close() {
        if (!toDelete.getAndSet(false)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
