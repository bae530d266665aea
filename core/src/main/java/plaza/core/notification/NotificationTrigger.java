package plaza.core.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;

/**
 * Somebody did something towards somebody, or took it back.
 *
 * @param about what tells it apart from others of the same kind, where that is no post
 * @param shown the post that the recipient has to be allowed to see, where the act is one
 * @param at when it was done
 * @param asOf when the journal heard of it
 * @param stands false when it was taken back
 */
record NotificationTrigger(
        NotificationType type,
        UserId actor,
        UserId recipient,
        @Nullable PostId target,
        @Nullable UUID about,
        @Nullable Post shown,
        Instant at,
        Instant asOf,
        boolean stands) {

    NotificationId id() {
        return about == null
                ? NotificationId.of(type, actor, target, recipient)
                : NotificationId.about(type, actor, about, recipient);
    }

    Notification notification() {
        return new Notification(id(), recipient, actor, type, target, at, false);
    }
}
