package plaza.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.StorageException;

/**
 * Keeps room free on the disk, for the databases and logs that may be on it too.
 *
 * @param floor bytes that files of media leave free
 * @param usable how many are free
 */
public record DiskRoom(long floor, LongSupplier usable) {
    /**
     * @param folder on that disk; must be there when it is asked
     */
    public static DiskRoom of(Path folder, long floor) {
        return new DiskRoom(
                floor,
                () -> {
                    try {
                        return Files.getFileStore(folder).getUsableSpace();
                    } catch (IOException e) {
                        throw StorageException.permanent("Free space cannot be asked for", e);
                    }
                });
    }

    /** Whether less is free than should stay so. */
    public boolean isShort() {
        return usable.getAsLong() < floor;
    }

    /**
     * @throws DomainException NO_ROOM when no more should be written
     */
    public void require() {
        if (isShort()) {
            throw DomainException.of(
                    ErrorKind.NO_ROOM, "There is no room for files at the moment.");
        }
    }
}
