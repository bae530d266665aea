package plaza.core.graph;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.id.UserId;

/**
 * Finds out what a viewer may see. Whatever names people in an answer takes them from here: whoever
 * is hidden from the viewer is not among them, so that no view has to think of it.
 */
public final class ViewerContexts {
    private final FollowGraph graph;
    private final BlockStore blocks;
    private final AccountStore accounts;

    public ViewerContexts(FollowGraph graph, BlockStore blocks, AccountStore accounts) {
        this.graph = graph;
        this.blocks = blocks;
        this.accounts = accounts;
    }

    public ViewerContext of(UserId viewer) {
        return new ViewerContext(viewer, graph.findFollowing(viewer), blocks.find(viewer));
    }

    /** Those of some people who exist for the viewer. */
    public Map<UserId, Account> people(ViewerContext sight, Collection<UserId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return accounts.findAll(ids).values().stream()
                .filter(sight::maySee)
                .collect(Collectors.toUnmodifiableMap(Account::id, account -> account));
    }
}
