package plaza.memory.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.graph.EdgeFollowGraph;
import plaza.core.graph.FollowCounts;
import plaza.core.id.UserId;

/** Follows, readable from both ends; counts are the sizes of the sets. Thread-safe. */
public final class MemoryFollowGraph extends EdgeFollowGraph<MemoryEdges> {
    public MemoryFollowGraph() {
        super(new MemoryEdges());
    }

    @Override
    public Set<UserId> findFollowing(UserId follower) {
        return follows.from(follower);
    }

    @Override
    public Map<UserId, Set<UserId>> findAllFollowing(Collection<UserId> followers) {
        var found = new HashMap<UserId, Set<UserId>>();
        for (UserId follower : followers) {
            Set<UserId> following = follows.from(follower);
            if (!following.isEmpty()) {
                found.put(follower, following);
            }
        }
        return found;
    }

    @Override
    public Map<UserId, List<UserId>> findFollowers(Collection<UserId> followed, int limitEach) {
        var found = new HashMap<UserId, List<UserId>>();
        for (UserId person : followed) {
            List<UserId> followers = follows.to(person).stream().limit(limitEach).toList();
            if (!followers.isEmpty()) {
                found.put(person, followers);
            }
        }
        return found;
    }

    @Override
    public Map<UserId, FollowCounts> counts(Collection<UserId> people) {
        var counts = new HashMap<UserId, FollowCounts>();
        for (UserId person : people) {
            counts.put(
                    person,
                    new FollowCounts(follows.to(person).size(), follows.from(person).size()));
        }
        return counts;
    }
}
