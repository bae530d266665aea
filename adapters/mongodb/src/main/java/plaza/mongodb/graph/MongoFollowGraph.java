package plaza.mongodb.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.graph.EdgeFollowGraph;
import plaza.core.graph.FollowCounts;
import plaza.core.id.UserId;
import plaza.mongodb.Mongo;

/** Follows in the collection {@code follows}. Thread-safe. */
public final class MongoFollowGraph extends EdgeFollowGraph<MongoEdges> {
    public MongoFollowGraph(Mongo mongo) {
        super(new MongoEdges(mongo, "follows", "followerId", "followingId"));
    }

    @Override
    public Set<UserId> findFollowing(UserId follower) {
        return findAllFollowing(List.of(follower)).getOrDefault(follower, Set.of());
    }

    @Override
    public Map<UserId, Set<UserId>> findAllFollowing(Collection<UserId> followers) {
        return follows.allFrom(followers);
    }

    @Override
    public Map<UserId, List<UserId>> findFollowers(Collection<UserId> followed, int limitEach) {
        Map<UserId, List<UserId>> found = new HashMap<>();
        for (UserId person : new HashSet<>(followed)) {
            List<UserId> followers = follows.someTo(person, limitEach);
            if (!followers.isEmpty()) {
                found.put(person, followers);
            }
        }
        return found;
    }

    @Override
    public Map<UserId, FollowCounts> counts(Collection<UserId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        Map<UserId, Long> followers = follows.countTo(people);
        Map<UserId, Long> following = follows.countFrom(people);
        Map<UserId, FollowCounts> counts = new HashMap<>();
        people.forEach(
                person ->
                        counts.put(
                                person,
                                new FollowCounts(
                                        followers.getOrDefault(person, 0L),
                                        following.getOrDefault(person, 0L))));
        return counts;
    }
}
