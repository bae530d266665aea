package plaza.memory.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowCounts;
import plaza.core.graph.FollowGraph;
import plaza.core.id.UserId;

/** Follows, readable from both ends; counts are the sizes of the sets. Thread-safe. */
public final class MemoryFollowGraph implements FollowGraph {
    private final Edges follows = new Edges();

    @Override
    public boolean follow(Follow follow) {
        return follows.add(follow.follower(), follow.followed(), follow.at());
    }

    @Override
    public boolean unfollow(UserId follower, UserId followed) {
        return follows.remove(follower, followed);
    }

    @Override
    public Optional<Follow> find(UserId follower, UserId followed) {
        return follows.since(follower, followed).map(at -> new Follow(follower, followed, at));
    }

    @Override
    public Page<Follow> listFollowers(UserId followed, PageRequest page) {
        return follows.listTo(followed, page)
                .map(end -> new Follow(end.person(), followed, end.at()));
    }

    @Override
    public Page<Follow> listFollowing(UserId follower, PageRequest page) {
        return follows.listFrom(follower, page)
                .map(end -> new Follow(follower, end.person(), end.at()));
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
    public Set<UserId> followersAmong(UserId followed, Collection<UserId> people) {
        return Edges.among(follows.to(followed), people);
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
