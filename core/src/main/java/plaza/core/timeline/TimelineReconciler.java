package plaza.core.timeline;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.Recheck;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.graph.FollowGraph;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostLookup;
import plaza.core.timeline.TimelineStore.Slice;

/**
 * Holds the newest part of the timelines that are warm against the posts and follows that they come
 * from, and pushes what is missing; what should not be there does not show. Runs beside everything
 * else.
 */
public final class TimelineReconciler {
    /** Entries of each timeline that are looked at: as many as a cold one is loaded with. */
    private static final int LOOKED_AT = 200;

    /** People who wait together for the second look. */
    private static final int PEOPLE = 200;

    private final AccountStore accounts;
    private final FollowGraph graph;
    private final PostLookup posts;
    private final TimelineStore store;
    private final TimelinePull pull;

    public TimelineReconciler(
            AccountStore accounts,
            FollowGraph graph,
            PostLookup posts,
            TimelineStore store,
            TimelinePull pull) {
        this.accounts = accounts;
        this.graph = graph;
        this.posts = posts;
        this.store = store;
        this.pull = pull;
    }

    /**
     * @param progress told how many people have been looked at
     * @param goesOn asked between some people and the next; when it says no, the rest stays as it
     *     is
     * @return how many timelines were mended
     */
    public long run(LongConsumer progress, BooleanSupplier goesOn) {
        long seen = 0;
        long mended = 0;
        @Nullable PageRequest following = PageRequest.first(PEOPLE);
        while (following != null && goesOn.getAsBoolean()) {
            Page<Account> page = accounts.list(following);
            mended += mend(page.items().stream().map(Account::id).toList());
            seen += page.items().size();
            progress.accept(seen);
            following = page.next() == null ? null : following.from(page.next());
        }
        return mended;
    }

    /** Mends the timelines that lack the same entries twice; says how many. */
    private int mend(List<UserId> people) {
        Map<UserId, Set<TimelineEntry>> wrong = new LinkedHashMap<>();
        for (UserId person : people) {
            Set<TimelineEntry> missing = missing(person);
            if (!missing.isEmpty()) {
                wrong.put(person, missing);
            }
        }
        if (wrong.isEmpty()) {
            return 0;
        }
        Recheck.pause();
        int mended = 0;
        for (Map.Entry<UserId, Set<TimelineEntry>> one : wrong.entrySet()) {
            Set<TimelineEntry> still = missing(one.getKey());
            still.retainAll(one.getValue());
            if (!still.isEmpty()) {
                mend(one.getKey(), still);
                mended++;
            }
        }
        return mended;
    }

    /** What is kept of these posts goes first: in some stores a wrong earlier way would win. */
    private void mend(UserId reader, Set<TimelineEntry> missing) {
        List<UserId> readers = List.of(reader);
        missing.forEach(entry -> store.retract(entry.post(), null, readers));
        store.push(missing.stream().map(entry -> new Delivery(entry, readers)).toList());
    }

    /** Nothing when a timeline is cold. */
    private Set<TimelineEntry> missing(UserId reader) {
        // In this order: a post that comes in between is missing for a moment.
        Optional<Slice> stored = store.read(reader, null, LOOKED_AT);
        if (stored.isEmpty() || knowsNothing(stored.get())) {
            return new HashSet<>();
        }
        Set<UserId> following = graph.findFollowing(reader);
        Set<UserId> pushed = new HashSet<>(following);
        pushed.removeAll(store.pulled());
        List<TimelineEntry> right = pull.entries(reader, following, pushed, null, LOOKED_AT);
        List<TimelineEntry> kept = stored.get().entries();
        Optional<TimelinePosition> floor =
                latest(
                        floor(kept, !stored.get().complete()),
                        floor(right, right.size() == LOOKED_AT));
        Set<TimelineEntry> missing = above(floor, right);
        pull.standing(reader, following, kept).forEach(missing::remove);
        // What was deleted is left out on read, whether it is still in the timeline or not.
        leaveOutDeleted(missing);
        return missing;
    }

    private void leaveOutDeleted(Set<TimelineEntry> entries) {
        if (!entries.isEmpty()) {
            Set<PostId> there =
                    posts.findAll(entries.stream().map(TimelineEntry::post).toList()).keySet();
            entries.removeIf(entry -> !there.contains(entry.post()));
        }
    }

    private static boolean knowsNothing(Slice stored) {
        return stored.entries().isEmpty() && !stored.complete();
    }

    /** Where a list ends that may go on. */
    private static Optional<TimelinePosition> floor(List<TimelineEntry> entries, boolean goesOn) {
        return goesOn ? Optional.of(entries.getLast().position()) : Optional.empty();
    }

    private static Optional<TimelinePosition> latest(
            Optional<TimelinePosition> one, Optional<TimelinePosition> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().compareTo(other.get()) > 0 ? one : other;
    }

    private static Set<TimelineEntry> above(
            Optional<TimelinePosition> floor, List<TimelineEntry> entries) {
        Set<TimelineEntry> found = new HashSet<>(entries);
        floor.ifPresent(lowest -> found.removeIf(e -> e.position().compareTo(lowest) < 0));
        return found;
    }
}
