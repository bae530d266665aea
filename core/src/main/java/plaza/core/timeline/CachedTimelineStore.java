package plaza.core.timeline;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.Fallback;
import plaza.core.StorageException;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * Home timelines of a store with a cache before it. Changes go to the store, and then to the cache,
 * which takes what it holds or is just being filled with. While the cache is away everything goes
 * on: it begins anew with what it was not told ({@link TimelineCacheEpoch}). Thread-safe.
 */
public final class CachedTimelineStore implements TimelineStore {
    private static final Logger LOG = LoggerFactory.getLogger(CachedTimelineStore.class);

    /** Entries that a cached timeline begins with: some pages. */
    private static final int FILLED = 100;

    private static final Slice UNKNOWN = new Slice(List.of(), false);

    private final TimelineStore store;
    private final TimelineCache cache;
    private final TimelineCacheEpoch epoch;
    private final Duration kept;

    /**
     * @param epoch where the store is
     * @param kept for how long a timeline is cached at the most
     */
    public CachedTimelineStore(
            TimelineStore store, TimelineCache cache, TimelineCacheEpoch epoch, Duration kept) {
        this.store = store;
        this.cache = cache;
        this.epoch = epoch;
        this.kept = kept;
    }

    @Override
    public int push(Collection<Delivery> deliveries) {
        int put = store.push(deliveries);
        tell(() -> cache.push(deliveries));
        return put;
    }

    @Override
    public List<TimelineEntry> removeVia(UserId reader, UserId person) {
        List<TimelineEntry> removed = store.removeVia(reader, person);
        tell(() -> cache.removeVia(reader, person));
        return removed;
    }

    @Override
    public Set<UserId> retract(PostId post, @Nullable UserId via, Collection<UserId> readers) {
        Set<UserId> had = store.retract(post, via, readers);
        // All of them: after a crash between the two nobody has it any more.
        tell(() -> cache.retract(post, via, readers));
        return had;
    }

    /**
     * Tells the cache of a change of the store, or has all of it forgotten. Waits where the cache
     * is slow: filling all of it anew is dearer.
     */
    private void tell(Runnable change) {
        try {
            change.run();
        } catch (StorageException e) {
            LOG.debug("The cache of timelines was not told of a change", e);
            epoch.advance();
        }
    }

    @Override
    public Optional<Slice> read(UserId reader, @Nullable TimelinePosition before, int limit) {
        // In this order: what is filled in was read after its epoch was known.
        var current = epoch.recent();
        TimelineCache.Found found =
                ifThere(() -> cache.find(current, reader, before, limit))
                        .orElse(TimelineCache.NOTHING);
        Slice cached = found.slice();
        if (cached != null && (cached.complete() || cached.entries().size() >= limit)) {
            return Optional.of(cached);
        }
        String ticket = found.ticket();
        if (ticket == null || before != null) {
            return store.read(reader, before, limit).or(() -> Optional.ofNullable(cached));
        }
        Optional<Slice> latest = store.read(reader, null, Math.max(limit, FILLED));
        // A timeline that is cold may be filled in by who reads it once it is loaded.
        Slice filling = latest.orElse(UNKNOWN);
        ifThere(
                () -> {
                    cache.fill(current, reader, ticket, filling, kept);
                    return filling;
                });
        return latest.map(slice -> first(slice, limit));
    }

    private static <T> Optional<T> ifThere(Supplier<T> question) {
        try {
            return Optional.of(Fallback.ask(question));
        } catch (StorageException e) {
            LOG.debug("The cache of timelines is not asked", e);
            return Optional.empty();
        }
    }

    private static Slice first(Slice slice, int limit) {
        return slice.entries().size() <= limit
                ? slice
                : new Slice(slice.entries().subList(0, limit), false);
    }

    @Override
    public void load(UserId reader, Supplier<Slice> newest) {
        store.load(reader, newest);
    }

    @Override
    public void clear() {
        store.clear();
        epoch.advance();
    }

    @Override
    public void markPulled(UserId author) {
        store.markPulled(author);
    }

    @Override
    public Set<UserId> pulled() {
        return store.pulled();
    }
}
