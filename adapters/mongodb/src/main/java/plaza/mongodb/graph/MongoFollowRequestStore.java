package plaza.mongodb.graph;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowRequestStore;
import plaza.core.id.UserId;
import plaza.mongodb.Mongo;

/** Requests to follow in the collection {@code followRequests}. Thread-safe. */
public final class MongoFollowRequestStore implements FollowRequestStore {
    private final Edges requests;

    public MongoFollowRequestStore(Mongo mongo) {
        this.requests = new Edges(mongo, "followRequests", "followerId", "followingId");
    }

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
        return requests.toAmong(follower, people);
    }

    @Override
    public long count(UserId follower) {
        return requests.countFrom(List.of(follower)).getOrDefault(follower, 0L);
    }
}
