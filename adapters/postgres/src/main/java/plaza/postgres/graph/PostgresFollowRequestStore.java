package plaza.postgres.graph;

import java.util.Collection;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowRequestStore;
import plaza.core.id.UserId;
import plaza.postgres.Database;

/** Requests to follow, in the table {@code follow_requests}. Thread-safe. */
public final class PostgresFollowRequestStore implements FollowRequestStore {
    private final EdgeTable requests;

    public PostgresFollowRequestStore(Database database) {
        this.requests = new EdgeTable(database, "follow_requests", "follower_id", "following_id");
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
        return requests.countFrom(follower);
    }
}
