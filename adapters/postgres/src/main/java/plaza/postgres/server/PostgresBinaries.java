package plaza.postgres.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** An unpacked PostgreSQL: {@code bin/}, {@code lib/} and {@code share/} below one folder. */
record PostgresBinaries(Path home) {
    /** The version of the archives on the class path; the parent pom pins it. */
    static final String VERSION = "18.6";

    static final int MAJOR_VERSION = 18;

    private static final String PART = ".part-";
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

    /** Parts of the archives that serve to compile against PostgreSQL, not to run it. */
    private static final List<String> LEFT_OUT = List.of("/pgxs/", "/pkgconfig/");

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /**
     * Unpacks below a folder, unless that was done before. Another process may do the same at the
     * same time: each unpacks into a folder of its own and one rename wins.
     */
    static PostgresBinaries unpackInto(Path folder) {
        PostgresPlatform platform = PostgresPlatform.current();
        String name = "postgres-bin-" + VERSION + "-" + platform.label();
        Path home = folder.resolve(name);
        if (Files.isDirectory(home)) {
            return new PostgresBinaries(home);
        }
        try {
            removeLeftovers(folder, name);
            long start = System.nanoTime();
            Path partial =
                    folder.resolve(name + PART + ProcessHandle.current().pid() + "-" + start);
            unpack("/postgres-" + platform.label() + ".txz", partial);
            publish(partial, home);
            LOG.info("Unpacked PostgreSQL in {} ms", (System.nanoTime() - start) / 1_000_000);
        } catch (IOException e) {
            throw new PostgresServerException(
                    "PostgreSQL cannot be unpacked into %s: %s".formatted(home, Failures.reason(e)),
                    e);
        }
        return new PostgresBinaries(home);
    }

    private static void publish(Path partial, Path home) throws IOException {
        try {
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(partial);
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static void unpack(String resource, Path into) throws IOException {
        delete(into);
        try (InputStream raw = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (raw == null) {
                throw new IOException("the archive " + resource + " is not on the class path");
            }
            var tar = new TarArchiveInputStream(new XZInputStream(raw));
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                if (!isLeftOut(entry.getName())) {
                    extract(tar, entry, into);
                }
            }
        }
    }

    private static boolean isLeftOut(String name) {
        return name.endsWith(".a") || LEFT_OUT.stream().anyMatch(name::contains);
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
            throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive names a file outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            // Readable for all: root starts PostgreSQL as somebody else.
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target,
                    PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Removes what processes left behind that were killed while they unpacked. */
    private static void removeLeftovers(Path folder, String name) throws IOException {
        String prefix = name + PART;
        try (var entries = Files.newDirectoryStream(folder, prefix + "*")) {
            for (Path entry : entries) {
                String pid =
                        entry.getFileName().toString().substring(prefix.length()).split("-", 2)[0];
                if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    delete(entry);
                }
            }
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
