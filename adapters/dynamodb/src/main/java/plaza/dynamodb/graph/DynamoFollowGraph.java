package plaza.dynamodb.graph;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.graph.EdgeFollowGraph;
import plaza.core.graph.FollowCounts;
import plaza.core.id.UserId;
import plaza.dynamodb.Dynamo;

/** Follows in the table {@code follows}. Thread-safe. */
public final class DynamoFollowGraph extends EdgeFollowGraph<CountedEdges> {
    public DynamoFollowGraph(Dynamo dynamo) {
        super(new CountedEdges(dynamo));
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
        return follows.someTo(followed, limitEach);
    }

    @Override
    public Map<UserId, FollowCounts> counts(Collection<UserId> people) {
        return follows.counts(people);
    }
}
