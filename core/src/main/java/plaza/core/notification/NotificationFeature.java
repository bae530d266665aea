package plaza.core.notification;

import java.time.Duration;
import java.util.List;
import plaza.core.account.AccountStore;
import plaza.core.event.EventRedo;
import plaza.core.event.Projection;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.graph.BlockStore;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.GraphFeature;
import plaza.core.notification.NotificationEvent.NotificationPreferencesChanged;
import plaza.core.notification.NotificationEvent.NotificationsRead;
import plaza.core.post.PostFeature;
import plaza.core.post.PostUpdateFilter;
import plaza.core.update.UpdateFeature;

/** The feature of notifications about what others did. */
public final class NotificationFeature implements Feature {
    private final NotificationStore store;
    private final NotificationPreferenceStore wanted;
    private final Notifications notifications;
    private final NotificationPreferences preferences;
    private final List<Projection> projections;
    private final Duration retention;

    public NotificationFeature(
            Shared shared, GraphFeature graph, PostFeature posts, UpdateFeature updates) {
        BlockStore blocks = shared.port(BlockStore.class);
        FollowGraph follows = shared.port(FollowGraph.class);
        this.store = shared.port(NotificationStore.class);
        this.wanted = shared.port(NotificationPreferenceStore.class);
        this.retention = shared.settings().get(NotificationSettings.RETENTION);
        var terms = new NotificationTerms(shared.clock(), retention);
        this.notifications =
                new Notifications(
                        store,
                        new NotificationViews(posts.lookup(), graph.audience()),
                        graph.audience(),
                        shared.journal(),
                        terms);
        this.preferences = new NotificationPreferences(wanted, shared.journal(), shared.clock());
        var writes =
                new NotificationWrites(
                        store,
                        new NotificationEligibility(
                                blocks, follows, shared.port(AccountStore.class), wanted),
                        new NotificationAnnouncer(updates.updates()),
                        terms);
        this.projections =
                List.of(
                        new NotificationProjection(
                                store,
                                new NotificationTriggers(posts.lookup(), posts.entities()),
                                writes),
                        new StreamNotificationProjection(follows, writes));
        updates.addFilter(
                new NotificationUpdateFilter(
                        store,
                        new PostUpdateFilter(posts.lookup(), graph.audience()),
                        graph.audience()));
    }

    @Override
    public List<Object> services() {
        return List.of(notifications, preferences);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(NotificationEvent.class, this::redo));
    }

    private boolean redo(NotificationEvent event) {
        switch (event) {
            case NotificationsRead e -> store.markRead(e.user(), e.upTo());
            case NotificationPreferencesChanged e -> wanted.change(e.user(), e.change());
        }
        return true;
    }

    @Override
    public List<Projection> projections() {
        return projections;
    }

    @Override
    public List<CleanupJob> cleanups() {
        return List.of(
                new CleanupJob("notifications", now -> store.deleteBefore(now.minus(retention))));
    }
}
