package plaza.cache.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import plaza.cache.SharedEntries;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.cache.Cache;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowCounts;
import plaza.core.graph.FollowGraph;
import plaza.core.id.UserId;

/**
 * The first page of who follows somebody, and of whom they follow, in the cache that servers share.
 * A follow that begins or ends changes one list of each of the two, and both are gone from the
 * cache before it is written: who asks once it is acknowledged finds it in neither as it was.
 * Further pages are asked of the store. Thread-safe.
 */
public final class CachedFollowLists implements FollowGraph {
    /** As many as a client may ask for, and one that tells whether there are more. */
    static final int FIRST = 101;

    private final FollowGraph delegate;
    private final SharedEntries<UserId, FollowList> followers;
    private final SharedEntries<UserId, FollowList> following;

    /**
     * @param cache that the servers share
     * @param kept for how long it keeps a list
     */
    public CachedFollowLists(FollowGraph delegate, Cache cache, Duration kept) {
        this.delegate = delegate;
        this.followers =
                new SharedEntries<>(cache, "followers", FollowList.Format.INSTANCE, _ -> kept);
        this.following =
                new SharedEntries<>(cache, "following", FollowList.Format.INSTANCE, _ -> kept);
    }

    @Override
    public Page<Follow> listFollowers(UserId followed, PageRequest page) {
        return isFirst(page)
                ? first(
                        followers,
                        followed,
                        request -> delegate.listFollowers(followed, request),
                        true,
                        page.limit())
                : delegate.listFollowers(followed, page);
    }

    @Override
    public Page<Follow> listFollowing(UserId follower, PageRequest page) {
        return isFirst(page)
                ? first(
                        following,
                        follower,
                        request -> delegate.listFollowing(follower, request),
                        false,
                        page.limit())
                : delegate.listFollowing(follower, page);
    }

    private static boolean isFirst(PageRequest page) {
        return page.cursor() == null && page.limit() <= FIRST;
    }

    private static Page<Follow> first(
            SharedEntries<UserId, FollowList> lists,
            UserId person,
            Function<PageRequest, Page<Follow>> store,
            boolean ofFollowers,
            int limit) {
        BiFunction<UserId, Instant, Follow> follow =
                ofFollowers
                        ? (other, at) -> new Follow(other, person, at)
                        : (other, at) -> new Follow(person, other, at);
        FollowList list =
                lists.getOrLoad(
                        person,
                        () -> FollowList.of(store.apply(PageRequest.first(FIRST)), ofFollowers));
        return list.first(limit, follow);
    }

    @Override
    public boolean follow(Follow follow) {
        return followers.change(
                follow.followed(),
                () -> following.change(follow.follower(), () -> delegate.follow(follow)));
    }

    @Override
    public boolean unfollow(UserId follower, UserId followed) {
        return followers.change(
                followed,
                () -> following.change(follower, () -> delegate.unfollow(follower, followed)));
    }

    @Override
    public Optional<Follow> find(UserId follower, UserId followed) {
        return delegate.find(follower, followed);
    }

    @Override
    public Set<UserId> findFollowing(UserId follower) {
        return delegate.findFollowing(follower);
    }

    @Override
    public Map<UserId, Set<UserId>> findAllFollowing(Collection<UserId> people) {
        return delegate.findAllFollowing(people);
    }

    @Override
    public Map<UserId, List<UserId>> findFollowers(Collection<UserId> followed, int limitEach) {
        return delegate.findFollowers(followed, limitEach);
    }

    @Override
    public Set<UserId> followersAmong(UserId followed, Collection<UserId> people) {
        return delegate.followersAmong(followed, people);
    }

    @Override
    public Map<UserId, FollowCounts> counts(Collection<UserId> people) {
        return delegate.counts(people);
    }
}
