package plaza.core.presence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.UserId;
import plaza.core.update.UpdateFilter;

/** Shows how a person is to those who may look into their account. */
public final class PersonUpdateFilter implements UpdateFilter<PresenceUpdate> {
    private final ViewerContexts audience;

    public PersonUpdateFilter(ViewerContexts audience) {
        this.audience = audience;
    }

    @Override
    public Class<PresenceUpdate> type() {
        return PresenceUpdate.class;
    }

    @Override
    public List<PresenceUpdate> visible(ViewerContext sight, List<PresenceUpdate> updates) {
        Map<UserId, Account> people =
                audience.people(
                        sight,
                        updates.stream().map(PresenceUpdate::user).collect(Collectors.toSet()));
        return updates.stream()
                .filter(
                        update ->
                                Optional.ofNullable(people.get(update.user()))
                                        .filter(sight::mayLookInto)
                                        .isPresent())
                .toList();
    }
}
