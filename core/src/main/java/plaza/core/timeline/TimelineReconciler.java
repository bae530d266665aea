package plaza.core.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
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
 * from, and mends what differs: what is missing is pushed, and what should not be there is taken
 * out. Runs beside everything else. What changes while it looks may be mended wrongly, so that only
 * the next run sets it right; what is hidden or deleted never shows for all that.
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

    /** Mends the timelines that look wrong in the same way twice; says how many. */
    private int mend(List<UserId> people) {
        Map<UserId, Difference> wrong = new LinkedHashMap<>();
        for (UserId person : people) {
            difference(person).ifPresent(found -> wrong.put(person, found));
        }
        if (wrong.isEmpty()) {
            return 0;
        }
        Recheck.pause();
        int mended = 0;
        for (Map.Entry<UserId, Difference> one : wrong.entrySet()) {
            UserId reader = one.getKey();
            Optional<Difference> still =
                    difference(reader).map(found -> found.alsoIn(one.getValue()));
            if (still.isPresent() && !still.get().isEmpty()) {
                mend(reader, still.get());
                mended++;
            }
        }
        return mended;
    }

    private void mend(UserId reader, Difference difference) {
        List<UserId> readers = List.of(reader);
        for (TimelineEntry entry : difference.surplus()) {
            store.retract(entry.post(), entry.via(), readers);
        }
        if (difference.missing().isEmpty()) {
            return;
        }
        List<Delivery> deliveries = new ArrayList<>();
        Set<UserId> ways = new HashSet<>();
        for (TimelineEntry entry : difference.missing()) {
            deliveries.add(new Delivery(entry, readers));
            ways.add(entry.via());
        }
        store.push(deliveries);
        // Whoever was unfollowed meanwhile had been taken out before.
        ways.removeAll(graph.findFollowing(reader));
        ways.forEach(way -> store.removeVia(reader, way));
    }

    /** Empty when a timeline is cold, or as it should be. */
    private Optional<Difference> difference(UserId reader) {
        // In this order: a post that comes in between is missing for a moment, never too much.
        Optional<Slice> stored = store.read(reader, null, LOOKED_AT);
        if (stored.isEmpty() || knowsNothing(stored.get())) {
            return Optional.empty();
        }
        Set<UserId> following = graph.findFollowing(reader);
        Set<UserId> pulled = store.pulled();
        Set<UserId> pushed = new HashSet<>(following);
        pushed.removeAll(pulled);
        List<TimelineEntry> right = pull.entries(reader, following, pushed, null, LOOKED_AT);
        List<TimelineEntry> kept = stored.get().entries();
        Optional<TimelinePosition> floor =
                latest(
                        floor(kept, !stored.get().complete()),
                        floor(right, right.size() == LOOKED_AT));
        Set<TimelineEntry> missing = above(floor, right, Set.of());
        Set<TimelineEntry> surplus = above(floor, kept, pulled);
        Set<TimelineEntry> both = new HashSet<>(missing);
        both.retainAll(surplus);
        missing.removeAll(both);
        surplus.removeAll(both);
        // What was deleted is left out on read, whether it is still in the timeline or not.
        leaveOutDeleted(missing);
        leaveOutDeleted(surplus);
        surplus.removeAll(waiting(reader, following, pulled, surplus));
        var difference = new Difference(missing, surplus);
        return difference.isEmpty() ? Optional.empty() : Optional.of(difference);
    }

    /**
     * Reposts that came later than one by somebody who is not pushed: they stay, and are left out
     * on read, for that one may be taken back.
     */
    private List<TimelineEntry> waiting(
            UserId reader, Set<UserId> following, Set<UserId> pulled, Set<TimelineEntry> surplus) {
        List<TimelineEntry> reposts =
                surplus.stream()
                        .filter(entry -> entry.repostedBy() != null)
                        .filter(entry -> following.contains(entry.via()))
                        .toList();
        if (pulled.isEmpty() || reposts.isEmpty()) {
            return List.of();
        }
        Set<PostId> earlier =
                pull
                        .reposted(
                                reader,
                                following,
                                reposts.stream().map(TimelineEntry::post).toList())
                        .stream()
                        .filter(entry -> pulled.contains(entry.via()))
                        .map(TimelineEntry::post)
                        .collect(Collectors.toSet());
        return reposts.stream().filter(entry -> earlier.contains(entry.post())).toList();
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
            Optional<TimelinePosition> floor, List<TimelineEntry> entries, Set<UserId> without) {
        Set<TimelineEntry> found = new HashSet<>();
        for (TimelineEntry entry : entries) {
            boolean compared = floor.isEmpty() || entry.position().compareTo(floor.get()) >= 0;
            if (compared && !without.contains(entry.via())) {
                found.add(entry);
            }
        }
        return found;
    }

    private record Difference(Set<TimelineEntry> missing, Set<TimelineEntry> surplus) {
        boolean isEmpty() {
            return missing.isEmpty() && surplus.isEmpty();
        }

        Difference alsoIn(Difference other) {
            Set<TimelineEntry> stillMissing = new HashSet<>(missing);
            stillMissing.retainAll(other.missing);
            Set<TimelineEntry> stillSurplus = new HashSet<>(surplus);
            stillSurplus.retainAll(other.surplus);
            return new Difference(stillMissing, stillSurplus);
        }
    }
}
