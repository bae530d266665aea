package plaza.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import plaza.app.data.DataDirectoryException;

/** A folder where a data directory will be, in which its engines are tried; gone when closed. */
final class TrialDirectory implements AutoCloseable {
    private final Path folder;

    private TrialDirectory(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes one in a folder, or in the nearest one above it that is there.
     *
     * @throws DataDirectoryException when it cannot
     */
    static TrialDirectory near(Path data) {
        Path there = data.toAbsolutePath();
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            Path folder = Files.createTempDirectory(there, ".plaza-doctor-");
            // Others may pass, not look: PostgreSQL may run as another user than root.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            return new TrialDirectory(folder);
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "The data directory %s cannot be written to: nothing can be made in %s. Name another with --data, or run Plaza as its owner"
                            .formatted(data, there),
                    e);
        }
    }

    Path path() {
        return folder.resolve("data");
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be removed", e);
        }
    }
}
