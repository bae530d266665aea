package plaza.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.media.MediaContent;
import plaza.core.media.MediaFormat;
import plaza.core.media.Renditions.Rendition;

/**
 * Small pictures as files in a folder, as many as a bound of bytes allows; the one asked for the
 * longest ago goes first, and so it does where the disk has too little room left. The folder may be
 * emptied while the server is stopped. Thread-safe.
 */
final class RenditionCache {
    private static final Logger LOG = LoggerFactory.getLogger(RenditionCache.class);

    private final Path folder;
    private final long mostBytes;
    private final DiskRoom room;

    /** Sizes by the name of the file, the one asked for last at the end. */
    private final Map<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    RenditionCache(Path folder, long mostBytes, DiskRoom room) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.room = room;
        try {
            Files.createDirectories(folder);
            load();
        } catch (IOException e) {
            throw StorageException.permanent("The folder for scaled pictures cannot be used", e);
        }
    }

    private record Found(String name, long size, long at) {}

    private void load() throws IOException {
        List<Found> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".tmp")) {
                    Files.delete(file);
                } else {
                    found.add(
                            new Found(
                                    name,
                                    Files.size(file),
                                    Files.getLastModifiedTime(file).toMillis()));
                }
            }
        }
        found.sort(Comparator.comparingLong(Found::at));
        for (Found file : found) {
            sizes.put(file.name(), file.size());
            bytes += file.size();
        }
        evict();
    }

    /**
     * @param name without its ending, which tells JPEG from PNG
     */
    synchronized Optional<Rendition> find(String name) {
        for (MediaFormat format : List.of(MediaFormat.JPEG, MediaFormat.PNG)) {
            Long size = sizes.get(file(name, format));
            if (size != null) {
                return Optional.of(rendition(name, format, size));
            }
        }
        return Optional.empty();
    }

    private static String file(String name, MediaFormat format) {
        return name + "." + format.extension();
    }

    private Rendition rendition(String name, MediaFormat format, long size) {
        Path path = folder.resolve(file(name, format));
        return new Rendition(
                format.type(),
                new MediaContent() {
                    @Override
                    public long bytes() {
                        return size;
                    }

                    @Override
                    public InputStream open(long from, long length) {
                        try {
                            return FileRange.open(path, from, length);
                        } catch (IOException e) {
                            // It had to make room just now; the next request makes it anew.
                            throw StorageException.unavailable("A scaled picture has gone", e);
                        }
                    }
                });
    }

    /** Writes a picture into a file. */
    interface Writing {
        void to(Path file) throws IOException;
    }

    /** Keeps a picture. */
    Rendition put(String name, MediaFormat format, Writing picture) {
        String file = file(name, format);
        try {
            Path part = Files.createTempFile(folder, "new", ".tmp");
            try {
                picture.to(part);
                long size = Files.size(part);
                synchronized (this) {
                    Files.move(part, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
                    Long before = sizes.put(file, size);
                    bytes += size - (before == null ? 0 : before);
                    evict();
                }
                return rendition(name, format, size);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw StorageException.unavailable("A scaled picture cannot be written", e);
        }
    }

    private void evict() throws IOException {
        Iterator<Map.Entry<String, Long>> oldest = sizes.entrySet().iterator();
        // The newest stays, however large it is: somebody is about to read it.
        while (sizes.size() > 1 && (bytes > mostBytes || room.isShort())) {
            Map.Entry<String, Long> entry = oldest.next();
            Files.deleteIfExists(folder.resolve(entry.getKey()));
            bytes -= entry.getValue();
            oldest.remove();
        }
    }

    synchronized void remove(String name) {
        for (MediaFormat format : List.of(MediaFormat.JPEG, MediaFormat.PNG)) {
            String file = file(name, format);
            Long size = sizes.remove(file);
            if (size != null) {
                bytes -= size;
                try {
                    Files.deleteIfExists(folder.resolve(file));
                } catch (IOException e) {
                    LOG.warn("A scaled picture could not be removed; it goes with others", e);
                }
            }
        }
    }
}
