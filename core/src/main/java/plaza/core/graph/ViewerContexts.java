package plaza.core.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
        Map<UserId, Account> found = accounts.findAll(ids);
        for (Account person : found.values()) {
            if (!sight.maySee(person)) {
                return seen(sight, found);
            }
        }
        return found;
    }

    private static Map<UserId, Account> seen(ViewerContext sight, Map<UserId, Account> found) {
        Map<UserId, Account> seen = HashMap.newHashMap(found.size());
        found.forEach(
                (id, person) -> {
                    if (sight.maySee(person)) {
                        seen.put(id, person);
                    }
                });
        return seen;
    }
}
