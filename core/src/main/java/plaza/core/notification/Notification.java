package plaza.core.notification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * Somebody did something that concerns the recipient.
 *
 * @param target the post that it is about: the one liked or reposted, or the one that mentions,
 *     answers or quotes; null where there is none
 * @param createdAt when it was done, in whole microseconds; what is finer is cut off
 */
public record Notification(
        NotificationId id,
        UserId recipient,
        UserId actor,
        NotificationType type,
        @Nullable PostId target,
        Instant createdAt,
        boolean read) {

    public Notification {
        createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** A new one, that nobody has read. */
    public static Notification of(
            NotificationType type,
            UserId actor,
            @Nullable PostId target,
            UserId recipient,
            Instant at) {
        return new Notification(
                NotificationId.of(type, actor, target, recipient),
                recipient,
                actor,
                type,
                target,
                at,
                false);
    }

    /** With which others it is shown. */
    public NotificationGroupId group() {
        return NotificationGroupId.of(this);
    }
}
