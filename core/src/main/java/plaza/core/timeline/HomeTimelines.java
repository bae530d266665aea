package plaza.core.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plaza.core.Fallback;
import plaza.core.StorageException;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.ViewerContext;
import plaza.core.id.UserId;
import plaza.core.timeline.TimelineStore.Slice;

/**
 * The entries of a home timeline: what was pushed and {@linkplain TimelinePull#standing still
 * stands}, and behind the cap, for a cold timeline, and of authors who are not pushed, what is
 * computed; all of it is while the store is away and what it is computed from is not.
 */
public final class HomeTimelines {
    /**
     * Entries that a cold timeline is loaded with: some pages; what is older is computed when read.
     */
    private static final int LOADED = 200;

    private final TimelineStore store;
    private final TimelinePull pull;
    private final FollowGraph graph;
    private final boolean apart;

    /** The store is away, and all is computed. */
    private static final class StoreAwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoreAwayException(StorageException cause) {
            super(cause);
        }
    }

    /**
     * @param apart whether the store may be away while what it holds can be computed
     */
    public HomeTimelines(TimelineStore store, TimelinePull pull, FollowGraph graph, boolean apart) {
        this.store = store;
        this.pull = pull;
        this.graph = graph;
        this.apart = apart;
    }

    /** The entries behind a position, latest first; fewer than {@code limit} only at the end. */
    public List<TimelineEntry> entries(
            ViewerContext sight, @Nullable TimelinePosition before, int limit) {
        try {
            return merged(sight, before, limit);
        } catch (StoreAwayException e) {
            return computed(sight, before, limit);
        }
    }

    private <T> T ask(Supplier<T> store) {
        if (!apart) {
            return store.get();
        }
        try {
            return Fallback.ask(store);
        } catch (StorageException e) {
            if (!e.isTransient()) {
                throw e;
            }
            throw new StoreAwayException(e);
        }
    }

    private List<TimelineEntry> merged(
            ViewerContext sight, @Nullable TimelinePosition before, int limit) {
        List<TimelineEntry> pushed = pushed(sight, before, limit);
        Set<UserId> pulled = pulledAmong(sight.following());
        if (pulled.isEmpty()) {
            return pushed;
        }
        return merge(
                pushed,
                pull.entries(sight.viewer(), sight.following(), pulled, before, limit),
                limit);
    }

    /** What the store holds, as far as it still stands, and behind its end what is computed. */
    private List<TimelineEntry> pushed(
            ViewerContext sight, @Nullable TimelinePosition before, int limit) {
        List<TimelineEntry> found = new ArrayList<>(limit);
        TimelinePosition from = before;
        while (true) {
            Optional<Slice> slice = stored(sight.viewer(), from, limit);
            List<TimelineEntry> entries = slice.map(Slice::entries).orElse(List.of());
            found.addAll(pull.standing(sight.viewer(), sight.following(), entries));
            if (found.size() >= limit) {
                return found.subList(0, limit);
            }
            if (slice.isPresent() && slice.get().complete()) {
                return found;
            }
            from = entries.isEmpty() ? from : entries.getLast().position();
            if (entries.size() < limit) {
                found.addAll(computed(sight, from, limit - found.size()));
                return found;
            }
        }
    }

    private Optional<Slice> stored(UserId reader, @Nullable TimelinePosition before, int limit) {
        Optional<Slice> slice = ask(() -> store.read(reader, before, limit));
        if (slice.isPresent()) {
            return slice;
        }
        store.load(reader, () -> newest(reader));
        return ask(() -> store.read(reader, before, limit));
    }

    /**
     * Asks for the follows anew: those of the request may be older than a follow whose back-fill
     * has come and gone before this load began.
     */
    private Slice newest(UserId reader) {
        Set<UserId> following = graph.findFollowing(reader);
        List<TimelineEntry> entries = pull.entries(reader, following, following, null, LOADED);
        return new Slice(entries, entries.size() < LOADED);
    }

    private List<TimelineEntry> computed(
            ViewerContext sight, @Nullable TimelinePosition before, int limit) {
        return pull.entries(sight.viewer(), sight.following(), sight.following(), before, limit);
    }

    private Set<UserId> pulledAmong(Set<UserId> following) {
        Set<UserId> pulled = ask(store::pulled);
        if (pulled.isEmpty()) {
            return pulled;
        }
        Set<UserId> both = new HashSet<>(pulled);
        both.retainAll(following);
        return both;
    }

    private static List<TimelineEntry> merge(
            List<TimelineEntry> pushed, List<TimelineEntry> pulled, int limit) {
        List<TimelineEntry> all = new ArrayList<>(pushed);
        Set<TimelineEntry> known = new HashSet<>(pushed);
        for (TimelineEntry entry : pulled) {
            if (known.add(entry)) {
                all.add(entry);
            }
        }
        all.sort(TimelineEntry.LATEST_FIRST);
        return all.subList(0, Math.min(limit, all.size()));
    }
}
