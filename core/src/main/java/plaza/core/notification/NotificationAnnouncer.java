package plaza.core.notification;

import plaza.core.update.Updates;

/** Tells people of their new notifications. */
public final class NotificationAnnouncer implements NotificationListener {
    private final Updates updates;

    public NotificationAnnouncer(Updates updates) {
        this.updates = updates;
    }

    @Override
    public void made(Notification notification) {
        updates.publish(notification.recipient(), NotificationUpdate.of(notification));
    }
}
