package plaza.core.graph;

import java.util.Collection;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/** Requests to follow that an engine keeps as {@link Edges}. */
public abstract class EdgeFollowRequestStore implements FollowRequestStore {
    private final Edges requests;

    protected EdgeFollowRequestStore(Edges requests) {
        this.requests = requests;
    }

    @Override
    public final boolean put(Follow request) {
        return requests.add(request.follower(), request.followed(), request.at());
    }

    @Override
    public final boolean delete(UserId follower, UserId followed) {
        return requests.remove(follower, followed);
    }

    @Override
    public final Page<Follow> list(UserId followed, PageRequest page) {
        return requests.listTo(followed, page)
                .map(end -> new Follow(end.person(), followed, end.at()));
    }

    @Override
    public final long count(UserId follower) {
        return requests.countFrom(follower);
    }

    @Override
    public final Set<UserId> requestedAmong(UserId follower, Collection<UserId> people) {
        return requests.toAmong(follower, people);
    }
}
