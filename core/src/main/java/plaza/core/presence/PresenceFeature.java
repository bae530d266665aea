package plaza.core.presence;

import java.util.List;
import plaza.core.account.AccountStore;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.graph.Audience;
import plaza.core.graph.GraphFeature;

/** Who is there just now. */
public final class PresenceFeature implements Feature {
    private final Audience audience;
    private final Presence presence;

    public PresenceFeature(Shared shared, GraphFeature graph) {
        this.audience = graph.audience();
        this.presence =
                new Presence(
                        shared.port(PresenceTracker.class),
                        shared.port(AccountStore.class),
                        audience,
                        shared.clock());
    }

    public Presence presence() {
        return presence;
    }

    public PersonUpdateFilter screen() {
        return new PersonUpdateFilter(audience);
    }

    @Override
    public List<Object> services() {
        return List.of(presence);
    }
}
