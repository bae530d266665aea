package plaza.app.kept;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/** A data directory in a file. */
final class KeptData {
    private KeptData() {}

    static void pack(Path folder, Path file) {
        try (var files = Files.walk(folder);
                var out = new BufferedOutputStream(Files.newOutputStream(file));
                var packed =
                        new TarArchiveOutputStream(
                                new XZOutputStream(
                                        out, new LZMA2Options(LZMA2Options.PRESET_DEFAULT)))) {
            packed.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Path each : files.sorted().toList()) {
                if (each.equals(folder)) {
                    continue;
                }
                var entry = new TarArchiveEntry(each, folder.relativize(each).toString());
                entry.setNames("plaza", "plaza");
                entry.setMode((int) Files.getAttribute(each, "unix:mode"));
                packed.putArchiveEntry(entry);
                if (Files.isRegularFile(each)) {
                    Files.copy(each, packed);
                }
                packed.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the permissions that they had, for whoever runs this. */
    static void unpack(InputStream file, Path folder) {
        try (var packed = new TarArchiveInputStream(new XZInputStream(file))) {
            for (TarArchiveEntry entry = packed.getNextEntry();
                    entry != null;
                    entry = packed.getNextEntry()) {
                Path path = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.copy(packed, path, StandardCopyOption.REPLACE_EXISTING);
                }
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(permissions(entry.getMode())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For example {@code rwx--x--x} for 0711. */
    private static String permissions(int mode) {
        var text = new StringBuilder();
        for (int shift : List.of(6, 3, 0)) {
            int bits = mode >> shift;
            text.append((bits & 4) == 0 ? '-' : 'r')
                    .append((bits & 2) == 0 ? '-' : 'w')
                    .append((bits & 1) == 0 ? '-' : 'x');
        }
        return text.toString();
    }
}
