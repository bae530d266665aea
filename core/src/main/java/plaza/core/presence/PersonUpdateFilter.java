package plaza.core.presence;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.account.Account;
import plaza.core.graph.Audience;
import plaza.core.graph.ViewerContext;
import plaza.core.id.UserId;
import plaza.core.update.Update;
import plaza.core.update.UpdateFilter;

/** Shows how a person is to those who may look into their account; the subject is the id. */
public final class PersonUpdateFilter implements UpdateFilter {
    private final Audience audience;

    public PersonUpdateFilter(Audience audience) {
        this.audience = audience;
    }

    @Override
    public List<Update> visible(ViewerContext sight, List<Update> updates) {
        Set<UserId> ids = new HashSet<>();
        updates.forEach(update -> UserId.parse(update.subject()).ifPresent(ids::add));
        Map<UserId, Account> people = audience.people(sight, ids);
        return updates.stream()
                .filter(
                        update ->
                                UserId.parse(update.subject())
                                        .map(people::get)
                                        .filter(sight::mayLookInto)
                                        .isPresent())
                .toList();
    }
}
