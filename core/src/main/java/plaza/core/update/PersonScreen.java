package plaza.core.update;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.UserId;
import plaza.core.graph.Sight;

/** Shows what is told of a person to those who may see them; the subject is the id. */
final class PersonScreen implements Screen {
    private final AccountStore accounts;

    PersonScreen(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Update> visible(Sight sight, List<Update> updates) {
        Set<UserId> ids = new HashSet<>();
        updates.forEach(update -> UserId.parse(update.subject()).ifPresent(ids::add));
        Map<UserId, Account> people = ids.isEmpty() ? Map.of() : accounts.findAll(ids);
        return updates.stream()
                .filter(
                        update ->
                                UserId.parse(update.subject())
                                        .map(people::get)
                                        .filter(sight::maySee)
                                        .isPresent())
                .toList();
    }
}
