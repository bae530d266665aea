package plaza.core.graph;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/**
 * Asks the graph of a {@link FallbackFollowGraph}, and the record while the graph is away or
 * behind.
 */
public final class FallbackFollowTraversal implements FollowTraversal {
    private final FallbackFollowGraph follows;
    private final FollowTraversal graph;
    private final FollowTraversal record;

    public FallbackFollowTraversal(
            FallbackFollowGraph follows, FollowTraversal graph, FollowTraversal record) {
        this.follows = follows;
        this.graph = graph;
        this.record = record;
    }

    private <T> T read(Function<FollowTraversal, T> question) {
        return follows.read(() -> question.apply(graph), () -> question.apply(record));
    }

    @Override
    public Page<UserId> listMutuals(UserId one, UserId other, PageRequest page) {
        return read(each -> each.listMutuals(one, other, page));
    }

    @Override
    public List<FriendOfFriends> listFriendsOfFriends(
            UserId person, Collection<UserId> friends, Set<UserId> without, int limit) {
        return read(each -> each.listFriendsOfFriends(person, friends, without, limit));
    }

    @Override
    public List<List<UserId>> listChains(UserId from, UserId to, Set<UserId> without, int limit) {
        return read(each -> each.listChains(from, to, without, limit));
    }
}
