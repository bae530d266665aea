package plaza.cache.graph;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plaza.cache.CacheListener;
import plaza.cache.ReadThrough;
import plaza.cache.ReadThrough.Newcomers;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowCounts;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.Restriction;
import plaza.core.id.UserId;

/** Whom a person follows, as a whole, and the counts, cached; lists and followers are not. */
public final class CachedFollowGraph implements FollowGraph, CacheListener {
    private final FollowGraph delegate;
    private final ReadThrough<UserId, Set<UserId>> following;
    private final ReadThrough<UserId, FollowCounts> counts;

    /**
     * @param maximumFollows bound of the follows held for all people together, about 64 bytes each;
     *     each person counts as 4 more
     * @param maximumCounts bound of the people whose counts are held, some 200 bytes each
     */
    public CachedFollowGraph(
            FollowGraph delegate, long maximumFollows, long maximumCounts, Clock clock) {
        this.delegate = delegate;
        this.following =
                new ReadThrough<>(
                        maximumFollows, set -> 4 + set.size(), Newcomers.UNANNOUNCED, clock);
        this.counts = new ReadThrough<>(maximumCounts, count -> 1, Newcomers.UNANNOUNCED, clock);
    }

    /** Immutable, and one instance for all who ask. */
    @Override
    public Set<UserId> findFollowing(UserId follower) {
        Set<UserId> found = following.get(follower, this::loadFollowing);
        return found == null ? Set.of() : found;
    }

    private Set<UserId> loadFollowing(UserId follower) {
        return Set.copyOf(delegate.findFollowing(follower));
    }

    @Override
    public Map<UserId, Set<UserId>> findAllFollowing(Collection<UserId> followers) {
        var found = new HashMap<>(following.getAll(followers, delegate::findAllFollowing));
        // That somebody follows nobody is held as an empty set.
        found.values().removeIf(Set::isEmpty);
        return found;
    }

    @Override
    public Map<UserId, FollowCounts> counts(Collection<UserId> people) {
        return counts.getAll(people, delegate::counts);
    }

    @Override
    public boolean follow(Follow follow) {
        try {
            return delegate.follow(follow);
        } finally {
            invalidate(follow.follower(), follow.followed());
        }
    }

    @Override
    public boolean unfollow(UserId follower, UserId followed) {
        try {
            return delegate.unfollow(follower, followed);
        } finally {
            invalidate(follower, followed);
        }
    }

    @Override
    public Optional<Follow> find(UserId follower, UserId followed) {
        return delegate.find(follower, followed);
    }

    @Override
    public Page<Follow> listFollowers(UserId followed, PageRequest page) {
        return delegate.listFollowers(followed, page);
    }

    @Override
    public Page<Follow> listFollowing(UserId follower, PageRequest page) {
        return delegate.listFollowing(follower, page);
    }

    @Override
    public Map<UserId, List<UserId>> findFollowers(Collection<UserId> followed, int limitEach) {
        return delegate.findFollowers(followed, limitEach);
    }

    @Override
    public Set<UserId> followersAmong(UserId followed, Collection<UserId> people) {
        return delegate.followersAmong(followed, people);
    }

    private void invalidate(UserId follower, UserId followed) {
        following.invalidate(follower);
        counts.invalidate(follower);
        counts.invalidate(followed);
    }

    @Override
    public void onFollow(Follow follow) {
        invalidate(follow.follower(), follow.followed());
    }

    @Override
    public void onBlock(Restriction block) {
        invalidate(block.owner(), block.other());
        invalidate(block.other(), block.owner());
    }

    @Override
    public Map<String, ReadThrough<?, ?>> parts() {
        return Map.of("following", following, "counts", counts);
    }

    @Override
    public void onRebuild() {
        following.invalidateAll();
        counts.invalidateAll();
    }
}
