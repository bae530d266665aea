package plaza.local.media;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import plaza.core.Cursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.media.MediaKeys;

/**
 * The stored files, folder by folder, so that no more than one folder's names are in memory. A
 * cursor is the path of the file before: {@code posts/3f/<uuid>.jpg}.
 */
record MediaFileList(Path root) {
    private static final List<String> FOLDERS = List.of("avatars", "posts", "reels", "stories");

    Page<String> page(Instant storedBefore, PageRequest page) {
        String after = page.cursor() == null ? "" : page.cursor().value();
        List<String> found = new ArrayList<>();
        try {
            for (String folder : FOLDERS) {
                for (String shard : names(root.resolve(folder))) {
                    String prefix = folder + "/" + shard + "/";
                    boolean isBehind = after.startsWith(prefix) || prefix.compareTo(after) > 0;
                    if (isBehind && found.size() <= page.limit()) {
                        add(prefix, after, storedBefore, page.limit() + 1, found);
                    }
                }
            }
        } catch (IOException e) {
            throw LocalMediaStore.unreadable(e);
        }
        return Page.of(found, page.limit(), Cursor::new).map(MediaFileList::key);
    }

    private void add(
            String prefix, String after, Instant storedBefore, int most, List<String> found)
            throws IOException {
        for (String name : names(root.resolve(prefix))) {
            String path = prefix + name;
            if (found.size() < most
                    && path.compareTo(after) > 0
                    && MediaKeys.id(key(path)).isPresent()
                    && isStoredBefore(root.resolve(path), storedBefore)) {
                found.add(path);
            }
        }
    }

    private static boolean isStoredBefore(Path file, Instant time) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(time);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** {@code posts/3f/<uuid>.jpg} holds the bytes of {@code posts/<uuid>.jpg}. */
    private static String key(String path) {
        String[] parts = path.split("/", 3);
        return parts[0] + "/" + parts[2];
    }

    private static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        names.sort(null);
        return names;
    }
}
