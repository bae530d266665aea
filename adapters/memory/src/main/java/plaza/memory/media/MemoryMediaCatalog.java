package plaza.memory.media;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;
import plaza.core.media.Media;
import plaza.core.media.MediaCatalog;
import plaza.core.media.MediaKeys;
import plaza.core.media.MediaUse;
import plaza.memory.LatestFirst;

/** Uploads in memory. Thread-safe. */
public final class MemoryMediaCatalog implements MediaCatalog {
    private final Map<String, Media> media = new HashMap<>();

    @Override
    public synchronized boolean insert(Media upload) {
        return media.putIfAbsent(upload.key(), upload) == null;
    }

    @Override
    public synchronized Map<String, Media> findAll(Collection<String> keys) {
        Map<String, Media> found = new HashMap<>();
        for (String key : keys) {
            Media one = media.get(key);
            if (one != null) {
                found.put(key, one);
            }
        }
        return found;
    }

    @Override
    public synchronized Set<String> attach(UserId owner, Collection<String> keys, MediaUse use) {
        Set<String> attached = new HashSet<>();
        for (String key : keys) {
            Media one = media.get(key);
            if (one != null
                    && one.owner().equals(owner)
                    && (one.use() == null || one.use().equals(use))) {
                media.put(key, one.usedFor(use));
                attached.add(key);
            }
        }
        return attached;
    }

    @Override
    public synchronized Set<String> release(MediaUse use, Instant since) {
        Set<String> released = new HashSet<>();
        for (Media one : List.copyOf(media.values())) {
            if (use.equals(one.use())) {
                media.put(one.key(), one.unused(since));
                released.add(one.key());
            }
        }
        return released;
    }

    @Override
    public synchronized List<Media> listUnused(Instant before, int limit) {
        return media.values().stream()
                .filter(one -> isUnused(one, before))
                .sorted(
                        Comparator.comparing(MemoryMediaCatalog::unusedSince)
                                .thenComparing(Media::key))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean deleteUnused(String key, Instant before) {
        Media one = media.get(key);
        return one != null && isUnused(one, before) && media.remove(key) != null;
    }

    private static boolean isUnused(Media one, Instant before) {
        return one.unusedSince() != null && one.unusedSince().isBefore(before);
    }

    private static Instant unusedSince(Media one) {
        return one.unusedSince() == null ? Instant.MAX : one.unusedSince();
    }

    @Override
    public synchronized long countBytes(UserId owner) {
        return media.values().stream()
                .filter(one -> one.owner().equals(owner))
                .mapToLong(Media::bytes)
                .sum();
    }

    @Override
    public synchronized Page<Media> listByOwner(UserId owner, PageRequest page) {
        return LatestFirst.page(
                media.values().stream().filter(one -> one.owner().equals(owner)).toList(),
                one -> new KeysetCursor(one.createdAt(), MediaKeys.requireId(one.key())),
                page);
    }
}
