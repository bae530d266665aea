package plaza.core.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.account.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostId;

/**
 * Somebody did something towards somebody, or took it back.
 *
 * @param shown the post that the recipient has to be allowed to see, where the act is one
 * @param at when it was done
 * @param asOf when the journal heard of it
 * @param stands false when it was taken back
 */
record Act(
        NotificationType type,
        UserId actor,
        UserId recipient,
        @Nullable PostId target,
        @Nullable Post shown,
        Instant at,
        Instant asOf,
        boolean stands) {

    NotificationId id() {
        return NotificationId.of(type, actor, target, recipient);
    }

    Notification notification() {
        return Notification.of(type, actor, target, recipient, at);
    }
}
