package plaza.core.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.ViewerContext;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.TimelineStore.Slice;

/**
 * The entries of a home timeline: what was pushed, and behind the cap, for a cold timeline, and of
 * authors who are not pushed, what is computed.
 */
public final class HomeTimelines {
    /**
     * Entries that a cold timeline is loaded with: some pages; what is older is computed when read.
     */
    private static final int LOADED = 200;

    private final TimelineStore store;
    private final TimelinePull pull;
    private final FollowGraph graph;

    public HomeTimelines(TimelineStore store, TimelinePull pull, FollowGraph graph) {
        this.store = store;
        this.pull = pull;
        this.graph = graph;
    }

    /** The entries behind a position, latest first; fewer than {@code limit} only at the end. */
    public List<TimelineEntry> entries(
            ViewerContext sight, @Nullable TimelinePosition before, int limit) {
        Set<UserId> pulled = pulledAmong(sight.following());
        if (pulled.isEmpty()) {
            return stored(sight, before, limit);
        }
        return merge(
                confirmed(sight, before, limit),
                pull.entries(sight.viewer(), sight.following(), pulled, before, limit),
                limit);
    }

    /**
     * The stored entries without reposts that came later than one by an author who is not pushed:
     * the store does not know of that one.
     */
    private List<TimelineEntry> confirmed(
            ViewerContext sight, @Nullable TimelinePosition before, int limit) {
        List<TimelineEntry> kept = new ArrayList<>(limit);
        TimelinePosition from = before;
        while (true) {
            int wanted = limit - kept.size();
            List<TimelineEntry> found = stored(sight, from, wanted);
            kept.addAll(withoutLateReposts(sight, found));
            if (found.size() < wanted || kept.size() == limit) {
                return kept;
            }
            from = found.getLast().position();
        }
    }

    private List<TimelineEntry> withoutLateReposts(ViewerContext sight, List<TimelineEntry> found) {
        List<PostId> reposted =
                found.stream()
                        .filter(entry -> entry.repostedBy() != null)
                        .map(TimelineEntry::post)
                        .toList();
        if (reposted.isEmpty()) {
            return found;
        }
        Set<TimelineEntry> earliest =
                new HashSet<>(pull.reposted(sight.viewer(), sight.following(), reposted));
        return found.stream()
                .filter(entry -> entry.repostedBy() == null || earliest.contains(entry))
                .toList();
    }

    private List<TimelineEntry> stored(
            ViewerContext sight, @Nullable TimelinePosition before, int limit) {
        Optional<Slice> slice = store.read(sight.viewer(), before, limit);
        if (slice.isEmpty()) {
            store.load(sight.viewer(), () -> newest(sight.viewer()));
            slice = store.read(sight.viewer(), before, limit);
        }
        if (slice.isEmpty()) {
            return computed(sight, before, limit);
        }
        List<TimelineEntry> entries = slice.get().entries();
        if (entries.size() == limit || slice.get().complete()) {
            return entries;
        }
        List<TimelineEntry> all = new ArrayList<>(entries);
        TimelinePosition last = entries.isEmpty() ? before : entries.getLast().position();
        all.addAll(computed(sight, last, limit - entries.size()));
        return all;
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
        Set<UserId> pulled = store.pulled();
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
