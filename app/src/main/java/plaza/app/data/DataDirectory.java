package plaza.app.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import plaza.core.secret.Secret;

/**
 * The folder with everything that Plaza keeps.
 *
 * @param path absolute, without symbolic links
 */
public record DataDirectory(Path path) {
    private static final int SECRET_BYTES = 48;
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * Creates the folder if there is none and makes sure that it can be written to.
     *
     * @throws DataDirectoryException when it cannot
     */
    public static DataDirectory open(Path path) {
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new DataDirectoryException(
                        "The data directory %s is a file: name a folder with --data"
                                .formatted(path));
            }
            if (Files.notExists(path)) {
                Files.createDirectories(path);
                // Others may pass, not look: PostgreSQL may run as another user than root.
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
            }
            Path real = path.toRealPath();
            Path probe = Files.createTempFile(real, ".probe", "");
            try {
                Files.writeString(probe, "probe");
            } finally {
                Files.delete(probe);
            }
            return new DataDirectory(real);
        } catch (AccessDeniedException e) {
            throw unwritable(path, "its permissions do not allow it", e);
        } catch (IOException e) {
            throw unwritable(path, reason(e), e);
        }
    }

    private static DataDirectoryException unwritable(Path path, String why, IOException e) {
        return new DataDirectoryException(
                "The data directory %s cannot be written to: %s. Name another with --data, or run Plaza as its owner"
                        .formatted(path, why),
                e);
    }

    /**
     * A secret that is made once and kept in a file that only its owner may read.
     *
     * @param name of the file
     */
    public Secret secret(String name) {
        Path file = path.resolve(name);
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            return Secret.of(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw new DataDirectoryException("The secret in %s cannot be used".formatted(file), e);
        }
    }

    /** Whole or not at all, and the first of several processes wins. */
    private static void create(Path file) throws IOException {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        Path partial = Files.createTempFile(file.getParent(), ".secret", "", OWNER_ONLY);
        Files.writeString(partial, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        try {
            Files.createLink(file, partial);
        } catch (FileAlreadyExistsException e) {
            // Another process was first; its secret is the one.
        } catch (UnsupportedOperationException e) {
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Space left for it, in bytes. */
    public long freeBytes() {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "The free space of %s is not known: %s".formatted(path, reason(e)), e);
        }
    }

    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is in the way";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
