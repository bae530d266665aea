package plaza.core.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import plaza.core.id.UserId;

/**
 * Whom a viewer's friends follow, ranked by how many of them do, ties by newest account. Holds
 * nobody whom the viewer follows, mutes, or is separated from by a block; whether people are active
 * is for the caller to look at.
 */
final class FriendsOfFriends {
    /** People whose follows are read at once. */
    private static final int BATCH = 100;

    /** Follows after which no further friends are looked at; bounds memory and time (ADR 12). */
    private static final int MAX_FOLLOWS = 500_000;

    private final Map<UserId, Set<UserId>> friends;
    private final Map<UserId, Candidate> candidates = new HashMap<>();
    private final PriorityQueue<Candidate> ranking;

    private FriendsOfFriends(ViewerContext sight, Map<UserId, Set<UserId>> friends) {
        this.friends = friends;
        for (Set<UserId> followed : friends.values()) {
            for (UserId id : followed) {
                Candidate known = candidates.get(id);
                if (known != null) {
                    known.shared++;
                } else if (isCandidate(sight, id)) {
                    candidates.put(id, new Candidate(id));
                }
            }
        }
        this.ranking = new PriorityQueue<>(candidates.values());
    }

    /**
     * @param friends whom the viewer follows, in the order in which they are named
     */
    static FriendsOfFriends of(ViewerContext sight, List<UserId> friends, FollowGraph graph) {
        Map<UserId, Set<UserId>> read = new LinkedHashMap<>();
        int follows = 0;
        for (int from = 0; from < friends.size() && follows < MAX_FOLLOWS; from += BATCH) {
            List<UserId> some = friends.subList(from, Math.min(friends.size(), from + BATCH));
            Map<UserId, Set<UserId>> found = graph.findAllFollowing(some);
            for (UserId friend : some) {
                Set<UserId> followed = found.getOrDefault(friend, Set.of());
                read.put(friend, followed);
                follows += followed.size();
            }
        }
        return new FriendsOfFriends(sight, read);
    }

    private static boolean isCandidate(ViewerContext sight, UserId id) {
        return !sight.isSelf(id)
                && !sight.following().contains(id)
                && !sight.mutes(id)
                && !sight.hides(id);
    }

    /** The best of those who were not answered yet; empty when there is nobody left. */
    List<UserId> next(int count) {
        List<UserId> best = new ArrayList<>(count);
        while (best.size() < count && !ranking.isEmpty()) {
            best.add(ranking.remove().id);
        }
        return best;
    }

    /** How many friends follow a candidate. */
    int shared(UserId candidate) {
        Candidate known = candidates.get(candidate);
        return known == null ? 0 : known.shared;
    }

    /** The first friends who follow a candidate. */
    List<UserId> via(UserId candidate, int limit) {
        return friends.entrySet().stream()
                .filter(friend -> friend.getValue().contains(candidate))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
    }

    /** Somebody, counted; not equal to anything but itself. */
    private static final class Candidate implements Comparable<Candidate> {
        private final UserId id;
        private int shared = 1;

        Candidate(UserId id) {
            this.id = id;
        }

        /** The better one first. */
        @Override
        @SuppressWarnings("ComparableAndEquals")
        public int compareTo(Candidate other) {
            int order = Integer.compare(other.shared, shared);
            return order != 0 ? order : other.id.compareTo(id);
        }
    }
}
