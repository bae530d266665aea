package plaza.local.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.StorageException;
import plaza.core.media.MediaKeys;
import plaza.core.media.MediaStore;
import plaza.media.DiskRoom;
import plaza.media.FileRange;
import plaza.media.PartFile;

/**
 * Bytes as files in a folder: {@code posts/3f/<uuid>.jpg}, where {@code 3f} is the end of the id,
 * which is random where its beginning is a time. They are written in {@code incoming}, brought to
 * the disk, and moved to their place in one step. Thread-safe.
 */
public final class LocalMediaStore implements MediaStore {
    private final Path folder;
    private final Path incoming;
    private final Clock clock;
    private final MediaFileList files;
    private final DiskRoom room;

    /**
     * The files of a data directory, in its folder {@code media}.
     *
     * @param free bytes that are to stay free on its disk
     * @throws StorageException when the folder cannot be made
     */
    public static LocalMediaStore below(Path data, Clock clock, long free) {
        return new LocalMediaStore(data.resolve("media"), clock, DiskRoom.of(data, free));
    }

    /**
     * @param folder made when it is not there
     * @param clock tells when something was stored
     * @param room what is to stay free on the disk
     * @throws StorageException when the folder cannot be made
     */
    public LocalMediaStore(Path folder, Clock clock, DiskRoom room) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
        this.clock = clock;
        this.room = room;
        this.files = new MediaFileList(folder);
        try {
            Files.createDirectories(incoming);
        } catch (IOException e) {
            throw StorageException.permanent("The folder for media cannot be made", e);
        }
    }

    @Override
    public long put(String key, Content content) throws IOException {
        Path file = path(key);
        room.require();
        Path part = incoming.resolve(UUID.randomUUID() + ".part");
        try {
            long bytes = write(part, content);
            move(part, file);
            return bytes;
        } finally {
            deletePart(part);
        }
    }

    private long write(Path part, Content content) throws IOException {
        try (var out = PartFile.create(part, room)) {
            content.writeTo(out);
            out.finish();
            return out.size();
        }
    }

    /** What is moved carries the time of the clock, and its folder is brought to the disk too. */
    private void move(Path part, Path file) {
        try {
            Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
            Path shard = file.getParent();
            if (shard == null) {
                throw new IllegalStateException("a key has a folder");
            }
            boolean isNew = Files.notExists(shard);
            Files.createDirectories(shard);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            sync(shard);
            if (isNew) {
                sync(folder.resolve(folder.relativize(shard).getName(0)));
                sync(folder);
            }
        } catch (IOException e) {
            throw PartFile.failed(e);
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A part that cannot be deleted now is removed later. */
    private static void deletePart(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw StorageException.permanent("An unfinished file cannot be removed", e);
        }
    }

    @Override
    public Optional<Stored> find(String key) {
        try {
            var attributes = Files.readAttributes(path(key), BasicFileAttributes.class);
            return Optional.of(
                    new Stored(attributes.size(), attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public InputStream open(String key, long from, long length) {
        try {
            return FileRange.open(path(key), from, length);
        } catch (NoSuchFileException e) {
            throw DomainException.notFound("media");
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public boolean delete(String key) {
        try {
            return Files.deleteIfExists(path(key));
        } catch (IOException e) {
            throw StorageException.permanent("A file cannot be removed", e);
        }
    }

    @Override
    public Optional<URI> address(String key) {
        Path file = path(key);
        return Files.exists(file) ? Optional.of(file.toUri()) : Optional.empty();
    }

    @Override
    public Page<String> list(Instant storedBefore, PageRequest page) {
        return files.page(storedBefore, page);
    }

    @Override
    public int deleteUnfinished(Instant before) {
        int deleted = 0;
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(incoming)) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(before)
                        && Files.deleteIfExists(part)) {
                    deleted++;
                }
            }
        } catch (NoSuchFileException e) {
            // It was finished meanwhile; the others are looked at the next time.
            return deleted;
        } catch (IOException e) {
            throw unreadable(e);
        }
        return deleted;
    }

    /** Where the bytes of a key lie; only keys of the platform's making are taken. */
    private Path path(String key) {
        UUID id = MediaKeys.requireId(key);
        String text = id.toString();
        List<String> parts = List.of(key.split("/", 2));
        return folder.resolve(parts.get(0))
                .resolve(text.substring(text.length() - 2))
                .resolve(parts.get(1));
    }

    static StorageException unreadable(IOException e) {
        return StorageException.permanent("The folder for media cannot be read", e);
    }
}
