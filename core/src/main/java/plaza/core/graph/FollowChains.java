package plaza.core.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.UserId;

/**
 * Finds the shortest chain of follows between two people: a breadth-first search from both ends (I.
 * Pohl, Bi-directional search, 1971) that always widens the smaller side by a whole level, so that
 * the first meeting is a shortest one. People whose lists the viewer may not look into are not part
 * of a chain.
 */
final class FollowChains {
    static final int MAX_LENGTH = 6;

    /** People seen after which it is given up; bounds memory and time, not only length. */
    private static final int MAX_SEEN = 50_000;

    /** Beyond it the level is read from the other end, where one call serves many people. */
    private static final int MAX_SINGLE_READS = 500;

    /** Followers read of one person; chains through further ones may be overlooked. */
    private static final int MAX_FOLLOWERS = 10_000;

    private final FollowGraph graph;
    private final AccountStore accounts;
    private final Sight sight;

    /** How people were reached: the neighbour nearer to where the search began. */
    private final Map<UserId, @Nullable UserId> fromViewer = new HashMap<>();

    private final Map<UserId, @Nullable UserId> fromPerson = new HashMap<>();

    FollowChains(FollowGraph graph, AccountStore accounts, Sight sight) {
        this.graph = graph;
        this.accounts = accounts;
        this.sight = sight;
    }

    /** The chain with both ends, or empty when there is none of at most six follows. */
    Optional<List<UserId>> find(UserId person) {
        UserId viewer = sight.viewer();
        if (viewer.equals(person)) {
            return Optional.of(List.of(viewer));
        }
        fromViewer.put(viewer, null);
        fromPerson.put(person, null);
        Set<UserId> ahead = Set.of(viewer);
        Set<UserId> behind = Set.of(person);
        for (int length = 1; length <= MAX_LENGTH; length++) {
            boolean forward = ahead.size() <= behind.size() && ahead.size() <= MAX_SINGLE_READS;
            if (forward) {
                ahead = widenForward(ahead);
            } else {
                behind = widenBackward(behind);
            }
            for (UserId met : forward ? ahead : behind) {
                if (fromViewer.containsKey(met) && fromPerson.containsKey(met)) {
                    return Optional.of(chain(met));
                }
            }
            if (ahead.isEmpty()
                    || behind.isEmpty()
                    || fromViewer.size() + fromPerson.size() > MAX_SEEN) {
                break;
            }
        }
        return Optional.empty();
    }

    private Set<UserId> widenForward(Set<UserId> level) {
        Map<UserId, UserId> reached = new HashMap<>();
        for (UserId follower : level) {
            for (UserId followed : graph.findFollowing(follower)) {
                if (!fromViewer.containsKey(followed)) {
                    reached.putIfAbsent(followed, follower);
                }
            }
        }
        return keep(reached, fromViewer, fromPerson);
    }

    private Set<UserId> widenBackward(Set<UserId> level) {
        Map<UserId, UserId> reached = new HashMap<>();
        for (List<UserId> some : batches(level)) {
            graph.findFollowers(some, MAX_FOLLOWERS)
                    .forEach(
                            (followed, followers) -> {
                                for (UserId follower : followers) {
                                    if (!fromPerson.containsKey(follower)) {
                                        reached.putIfAbsent(follower, followed);
                                    }
                                }
                            });
        }
        return keep(reached, fromPerson, fromViewer);
    }

    /** Remembers those reached that may be part of a chain, or that the other side has reached. */
    private Set<UserId> keep(
            Map<UserId, UserId> reached,
            Map<UserId, @Nullable UserId> side,
            Map<UserId, @Nullable UserId> other) {
        Set<UserId> kept = new HashSet<>();
        for (List<UserId> some : batches(reached.keySet())) {
            Map<UserId, Account> people = accounts.findAll(some);
            for (UserId id : some) {
                Account account = people.get(id);
                boolean open = account != null && sight.mayLookInto(account);
                if (open || other.containsKey(id)) {
                    side.put(id, reached.get(id));
                    kept.add(id);
                }
            }
        }
        return kept;
    }

    private static List<List<UserId>> batches(Collection<UserId> ids) {
        List<UserId> all = List.copyOf(ids);
        List<List<UserId>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += Batch.MAX_SIZE) {
            batches.add(all.subList(from, Math.min(all.size(), from + Batch.MAX_SIZE)));
        }
        return batches;
    }

    private List<UserId> chain(UserId met) {
        Deque<UserId> chain = new ArrayDeque<>();
        for (UserId id = met; id != null; id = fromViewer.get(id)) {
            chain.addFirst(id);
        }
        for (UserId id = fromPerson.get(met); id != null; id = fromPerson.get(id)) {
            chain.addLast(id);
        }
        return List.copyOf(chain);
    }
}
