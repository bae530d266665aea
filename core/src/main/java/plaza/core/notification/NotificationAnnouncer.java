package plaza.core.notification;

import plaza.core.id.PostId;
import plaza.core.update.Payload;
import plaza.core.update.Topic;
import plaza.core.update.Updates;

/** Tells people of their new notifications. */
public final class NotificationAnnouncer implements NotificationListener {
    private final Updates updates;

    public NotificationAnnouncer(Updates updates) {
        this.updates = updates;
    }

    @Override
    public void made(Notification notification) {
        PostId target = notification.target();
        updates.publish(
                notification.recipient(),
                Topic.NOTIFICATIONS,
                NotificationUpdateFilter.subject(notification),
                Payload.with()
                        .put("id", notification.group().toString())
                        .put("type", notification.type().label())
                        .put("actorId", notification.actor().toString())
                        .put("postId", target == null ? null : target.toString())
                        .build());
    }
}
