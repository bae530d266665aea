package plaza.core.subscription;

import java.util.List;
import plaza.core.event.Backoff;
import plaza.core.event.Worker;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.graph.GraphFeature;
import plaza.core.post.Counters;
import plaza.core.post.PostFeature;
import plaza.core.presence.PresenceFeature;
import plaza.core.session.SessionFeature;
import plaza.core.update.UpdateFeature;

/** Listening to what happens. */
public final class SubscriptionFeature implements Feature {
    private final Shared shared;
    private final UpdateHub hub;
    private final SessionFeature sessions;
    private final PresenceFeature presence;
    private final LiveUpdates updates;

    /**
     * @param updates with the filters of all features, which come before
     */
    public SubscriptionFeature(
            Shared shared,
            SessionFeature sessions,
            GraphFeature graph,
            PostFeature posts,
            PresenceFeature presence,
            UpdateFeature updates) {
        this.shared = shared;
        this.hub = shared.port(UpdateHub.class);
        this.sessions = sessions;
        this.presence = presence;
        this.updates =
                new LiveUpdates(
                        hub,
                        sessions.sessions(),
                        posts.views(),
                        presence.presence(),
                        graph.audience(),
                        updates.filters(),
                        shared.clock());
    }

    @Override
    public List<Object> services() {
        return List.of(updates);
    }

    @Override
    public List<CleanupJob> cleanupsAtOnce() {
        return List.of(
                new CleanupJob("signs of life", _ -> presence.presence().flush(hub.listening())));
    }

    @Override
    public List<Worker> workers(Backoff backoff) {
        return List.of(
                new CountsWatch(hub, shared.port(Counters.class), backoff),
                new PresenceWatch(hub, presence.presence(), backoff),
                new SessionWatch(hub, sessions.sessions(), backoff));
    }
}
