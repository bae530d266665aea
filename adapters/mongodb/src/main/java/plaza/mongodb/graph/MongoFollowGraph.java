package plaza.mongodb.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
import plaza.mongodb.Mongo;

/** Follows in the collection {@code follows}. Thread-safe. */
public final class MongoFollowGraph implements FollowGraph {
    private final Edges follows;

    public MongoFollowGraph(Mongo mongo) {
        this.follows = new Edges(mongo, "follows", "followerId", "followingId");
    }

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
        return follows.find(follower, followed)
                .map(end -> new Follow(follower, end.person(), end.at()));
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
    public Set<UserId> followersAmong(UserId followed, Collection<UserId> people) {
        return follows.fromAmong(followed, people);
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
