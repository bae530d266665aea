package plaza.memory.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import plaza.core.Cursor;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.media.MediaKeys;
import plaza.core.media.MediaStore;

/** Bytes in memory; nothing can read them from outside. Thread-safe. */
public final class MemoryMediaStore implements MediaStore {
    private final ConcurrentSkipListMap<String, Bytes> stored = new ConcurrentSkipListMap<>();
    private final Clock clock;

    public MemoryMediaStore(Clock clock) {
        this.clock = clock;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Bytes(byte[] bytes, Instant at) {}

    @Override
    public long put(String key, Content content) throws IOException {
        MediaKeys.requireId(key);
        var out = new ByteArrayOutputStream();
        content.writeTo(out);
        stored.put(key, new Bytes(out.toByteArray(), clock.instant()));
        return out.size();
    }

    @Override
    public Optional<Stored> find(String key) {
        return Optional.ofNullable(stored.get(key))
                .map(found -> new Stored(found.bytes().length, found.at()));
    }

    @Override
    public InputStream open(String key, long from, long length) {
        MediaKeys.requireId(key);
        Bytes found = stored.get(key);
        if (found == null) {
            throw DomainException.notFound("media");
        }
        int size = found.bytes().length;
        int start = (int) Math.min(from, size);
        return new ByteArrayInputStream(found.bytes(), start, (int) Math.min(length, size - start));
    }

    @Override
    public boolean delete(String key) {
        MediaKeys.requireId(key);
        return stored.remove(key) != null;
    }

    @Override
    public Optional<URI> address(String key) {
        return Optional.empty();
    }

    @Override
    public Page<String> list(Instant storedBefore, PageRequest page) {
        Stream<Map.Entry<String, Bytes>> behind =
                (page.cursor() == null ? stored : stored.tailMap(page.cursor().value(), false))
                        .entrySet().stream();
        return Page.of(
                behind.filter(entry -> entry.getValue().at().isBefore(storedBefore))
                        .map(Map.Entry::getKey)
                        .limit(page.limit() + 1L)
                        .toList(),
                page.limit(),
                Cursor::new);
    }

    /** Nothing is: what is being written is not here yet. */
    @Override
    public int deleteUnfinished(Instant before) {
        return 0;
    }
}
