package plaza.core.activity;

import java.time.Duration;
import java.util.List;
import plaza.core.event.Projection;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.graph.GraphFeature;
import plaza.core.post.PostFeature;

/** What people did lately. */
public final class ActivityFeature implements Feature {
    private final ActivityStore store;
    private final Duration retention;
    private final Activities activities;
    private final ActivityProjection projection;

    public ActivityFeature(Shared shared, GraphFeature graph, PostFeature posts) {
        this.store = shared.port(ActivityStore.class);
        this.retention = shared.settings().get(ActivitySettings.RETENTION);
        this.activities =
                new Activities(
                        store,
                        posts.views(),
                        graph.people(),
                        graph.audience(),
                        retention,
                        shared.clock());
        this.projection = new ActivityProjection(store, retention, shared.clock());
    }

    @Override
    public List<Object> services() {
        return List.of(activities);
    }

    @Override
    public List<Projection> projections() {
        return List.of(projection);
    }

    @Override
    public List<CleanupJob> cleanups() {
        return List.of(
                new CleanupJob("what people did", now -> store.deleteBefore(now.minus(retention))));
    }
}
