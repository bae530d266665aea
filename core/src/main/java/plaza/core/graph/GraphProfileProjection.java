package plaza.core.graph;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import plaza.core.account.Account;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.account.AccountEvent.AccountRegistered;
import plaza.core.account.AccountStore;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.id.UserId;

/**
 * Keeps the profiles beside the follows up to date. What is written is what the accounts say then,
 * so that repeating and overtaking change nothing.
 */
public final class GraphProfileProjection implements Projection {
    private final AccountStore accounts;
    private final GraphProfiles profiles;

    /**
     * @param accounts past the caches, which may not have heard of a change yet
     */
    public GraphProfileProjection(AccountStore accounts, GraphProfiles profiles) {
        this.accounts = accounts;
        this.profiles = profiles;
    }

    @Override
    public String name() {
        return "graph-profiles";
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        Set<UserId> changed = new LinkedHashSet<>();
        for (JournalEntry entry : entries) {
            switch (entry.event()) {
                case AccountRegistered(var user, var _) -> changed.add(user);
                case AccountChanged(var user, var _) -> changed.add(user);
                default -> {
                    // Nobody's profile.
                }
            }
        }
        profiles.put(
                accounts.findAll(changed).values().stream()
                        .map(GraphProfileProjection::profile)
                        .toList());
    }

    private static GraphProfile profile(Account account) {
        return new GraphProfile(
                account.id(),
                account.username(),
                account.profile().avatarUrl(),
                account.profile().bio());
    }
}
