package plaza.core.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.Id;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * Names a notification: it follows from the act alone (a UUID of version 3, RFC 9562), so that an
 * act that is applied twice, or done again after it was taken back, is the same notification.
 */
public record NotificationId(UUID value) implements Id<NotificationId> {
    /**
     * @param target the post that the act is about, or null
     */
    public static NotificationId of(
            NotificationType type, UserId actor, @Nullable PostId target, UserId recipient) {
        return about(type, actor, target == null ? null : target.value(), recipient);
    }

    /**
     * @param about what tells acts apart that the same person may do again, or null
     */
    static NotificationId about(
            NotificationType type, UserId actor, @Nullable UUID about, UserId recipient) {
        String act = type.act() + " " + actor + " " + (about == null ? "-" : about);
        return new NotificationId(UUID.nameUUIDFromBytes((act + " " + recipient).getBytes(UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
