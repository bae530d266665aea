package plaza.core.graph;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import plaza.core.account.Account;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.account.AccountStore;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.id.UserId;

/**
 * Ends the requests to follow people whose accounts are private no longer: who has asked them
 * follows them from then on. Looks at the account as it is then, so that repeating changes nothing.
 */
public final class FollowRequestProjection implements Projection {
    private final AccountStore accounts;
    private final Relations relations;

    /**
     * @param accounts past the caches, which may not have heard of a change yet
     */
    public FollowRequestProjection(AccountStore accounts, Relations relations) {
        this.accounts = accounts;
        this.relations = relations;
    }

    @Override
    public String name() {
        return "follow-requests";
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        Set<UserId> changed = new LinkedHashSet<>();
        for (JournalEntry entry : entries) {
            if (entry.event() instanceof AccountChanged(var user, var _)) {
                changed.add(user);
            }
        }
        accounts.findAll(changed).values().stream()
                .filter(Account::isActive)
                .filter(account -> !account.isPrivate())
                .map(Account::id)
                .forEach(relations::acceptAll);
    }
}
