package plaza.core.presence;

import java.util.List;
import plaza.core.account.AccountStore;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.graph.GraphFeature;
import plaza.core.update.UpdateFeature;

/** The feature of presence. */
public final class PresenceFeature implements Feature {
    private final Presence presence;

    public PresenceFeature(Shared shared, GraphFeature graph, UpdateFeature updates) {
        this.presence =
                new Presence(
                        shared.port(PresenceTracker.class),
                        shared.port(AccountStore.class),
                        graph.audience(),
                        shared.clock());
        updates.addFilter(new PersonUpdateFilter(graph.audience()));
    }

    public Presence presence() {
        return presence;
    }

    @Override
    public List<Object> services() {
        return List.of(presence);
    }
}
