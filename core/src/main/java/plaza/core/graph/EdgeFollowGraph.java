package plaza.core.graph;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/** Follows that an engine keeps as {@link Edges}; it says itself what it knows of many at once. */
public abstract class EdgeFollowGraph<E extends Edges> implements FollowGraph {
    protected final E follows;

    protected EdgeFollowGraph(E follows) {
        this.follows = follows;
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
    public final Optional<Follow> find(UserId follower, UserId followed) {
        return follows.find(follower, followed)
                .map(end -> new Follow(follower, followed, end.at()));
    }

    @Override
    public final Page<Follow> listFollowers(UserId followed, PageRequest page) {
        return follows.listTo(followed, page)
                .map(end -> new Follow(end.person(), followed, end.at()));
    }

    @Override
    public final Page<Follow> listFollowing(UserId follower, PageRequest page) {
        return follows.listFrom(follower, page)
                .map(end -> new Follow(follower, end.person(), end.at()));
    }

    @Override
    public final Set<UserId> followersAmong(UserId followed, Collection<UserId> people) {
        return follows.fromAmong(followed, people);
    }
}
