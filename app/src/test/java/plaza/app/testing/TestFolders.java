package plaza.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** Folders below the module's {@code target}. */
public final class TestFolders {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private TestFolders() {}

    /** Where PostgreSQL is unpacked once for all tests. */
    public static Path binaries() {
        return TARGET;
    }

    /** A new folder that others may pass through, as PostgreSQL does where tests run as root. */
    public static Path create(String name) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(TARGET), name + "-");
            return Files.setPosixFilePermissions(
                    folder, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
