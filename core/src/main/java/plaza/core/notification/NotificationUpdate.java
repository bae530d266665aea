package plaza.core.notification;

import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.update.Topic;
import plaza.core.update.Update;

/**
 * Somebody is notified.
 *
 * @param group with which others it is shown
 * @param target the post that it is about; null where there is none
 */
public record NotificationUpdate(
        NotificationId id,
        NotificationGroupId group,
        NotificationType type,
        UserId actor,
        @Nullable PostId target)
        implements Update {
    static NotificationUpdate of(Notification notification) {
        return new NotificationUpdate(
                notification.id(),
                notification.group(),
                notification.type(),
                notification.actor(),
                notification.target());
    }

    @Override
    public Topic topic() {
        return Topic.NOTIFICATIONS;
    }

    /** What is done again after it was taken back is no news, whenever that is. */
    @Override
    public Object act() {
        return id;
    }
}
