package plaza.memory.graph;

import java.util.Collection;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowRequestStore;
import plaza.core.id.UserId;

/** Requests to follow, readable from both ends. Thread-safe. */
public final class MemoryFollowRequestStore implements FollowRequestStore {
    private final Edges requests = new Edges();

    @Override
    public boolean put(Follow request) {
        return requests.add(request.follower(), request.followed(), request.at());
    }

    @Override
    public boolean delete(UserId follower, UserId followed) {
        return requests.remove(follower, followed);
    }

    @Override
    public Page<Follow> list(UserId followed, PageRequest page) {
        return requests.listTo(followed, page)
                .map(end -> new Follow(end.person(), followed, end.at()));
    }

    @Override
    public Set<UserId> requestedAmong(UserId follower, Collection<UserId> people) {
        return Edges.among(requests.from(follower), people);
    }

    @Override
    public long count(UserId follower) {
        return requests.from(follower).size();
    }
}
