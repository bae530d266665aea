package plaza.core.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.id.UserId;

/**
 * Finds a shortest chain of follows between two people: a breadth-first search from both ends (I.
 * Pohl, Bi-directional search, 1971) that always widens the side that is less work by a whole
 * level, so that whoever is met first is on a shortest chain. Whether somebody may be passed is
 * asked only when they are met or passed through.
 */
final class FollowChains {
    /**
     * People seen after which it is given up, some 100 bytes each: a chain that is overlooked is
     * one that only a search through more than these would find.
     */
    private static final int MAX_SEEN = 200_000;

    /** People whose lists are read at once. */
    private static final int BATCH = 100;

    /**
     * People whose numbers of follows are counted to see which side is less work, and of those who
     * were met how many are looked up at once.
     */
    private static final int LOOKED_UP = 1_000;

    private final FollowGraph graph;
    private final UnaryOperator<List<UserId>> open;
    private final Side ahead;
    private final Side behind;

    /** The search from one end. */
    private static final class Side {
        private final UserId end;

        /** How people were reached: the neighbour nearer to the end. */
        private final Map<UserId, @Nullable UserId> reached = new HashMap<>();

        /** Those who were reached last. */
        private Set<UserId> level;

        Side(UserId end) {
            this.end = end;
            this.level = Set.of(end);
            reached.put(end, null);
        }
    }

    /**
     * @param open those of some people whom a chain may go through; the ends need not be
     */
    FollowChains(FollowGraph graph, UnaryOperator<List<UserId>> open, UserId from, UserId to) {
        this.graph = graph;
        this.open = open;
        this.ahead = new Side(from);
        this.behind = new Side(to);
    }

    /** The chain with both ends, or empty when there is none of at most six follows. */
    Optional<List<UserId>> find() {
        if (ahead.end.equals(behind.end)) {
            return Optional.of(List.of(ahead.end));
        }
        for (int length = 1; length <= FollowTraversal.MAX_LENGTH; length++) {
            boolean forward = isForwardLessWork();
            UserId met = forward ? widen(ahead, behind, true) : widen(behind, ahead, false);
            if (met != null) {
                return Optional.of(chain(met));
            }
            if (ahead.level.isEmpty()
                    || behind.level.isEmpty()
                    || ahead.reached.size() + behind.reached.size() > MAX_SEEN) {
                break;
            }
        }
        return Optional.empty();
    }

    private boolean isForwardLessWork() {
        if (ahead.level.size() > LOOKED_UP || behind.level.size() > LOOKED_UP) {
            return ahead.level.size() <= behind.level.size();
        }
        return follows(ahead, FollowCounts::following) <= follows(behind, FollowCounts::followers);
    }

    private long follows(Side side, ToLongFunction<FollowCounts> count) {
        return graph.counts(side.level).values().stream().mapToLong(count).sum();
    }

    /** Takes a side one follow further; answers somebody whom the other side has reached too. */
    private @Nullable UserId widen(Side side, Side other, boolean forward) {
        Set<UserId> next = new HashSet<>();
        for (List<UserId> some : Batch.split(side.level, BATCH)) {
            Set<UserId> met = new HashSet<>();
            neighbours(passable(some), forward)
                    .forEach(
                            (from, people) -> {
                                for (UserId to : people) {
                                    if (!side.reached.containsKey(to)) {
                                        side.reached.put(to, from);
                                        next.add(to);
                                        if (other.reached.containsKey(to)) {
                                            met.add(to);
                                        }
                                    }
                                }
                            });
            for (List<UserId> candidates : Batch.split(met, LOOKED_UP)) {
                List<UserId> found = passable(candidates);
                if (!found.isEmpty()) {
                    return found.getFirst();
                }
            }
            if (side.reached.size() + other.reached.size() > MAX_SEEN) {
                break;
            }
        }
        side.level = next;
        return null;
    }

    private Map<UserId, ? extends Collection<UserId>> neighbours(
            List<UserId> people, boolean forward) {
        return forward ? graph.findAllFollowing(people) : graph.findFollowers(people, MAX_SEEN);
    }

    /** Those whom a chain may go through: both ends, and whoever is open. */
    private List<UserId> passable(List<UserId> people) {
        Set<UserId> found = new HashSet<>(open.apply(people));
        return people.stream()
                .filter(id -> id.equals(ahead.end) || id.equals(behind.end) || found.contains(id))
                .toList();
    }

    private List<UserId> chain(UserId met) {
        Deque<UserId> chain = new ArrayDeque<>();
        for (UserId id = met; id != null; id = ahead.reached.get(id)) {
            chain.addFirst(id);
        }
        for (UserId id = behind.reached.get(met); id != null; id = behind.reached.get(id)) {
            chain.addLast(id);
        }
        return List.copyOf(chain);
    }
}
