package plaza.http.notification;

import static plaza.core.notification.NotificationType.CHAT;
import static plaza.core.notification.NotificationType.FOLLOW;
import static plaza.core.notification.NotificationType.FOLLOW_REQUEST;
import static plaza.core.notification.NotificationType.GIFT;
import static plaza.core.notification.NotificationType.LIKE;
import static plaza.core.notification.NotificationType.LIVE;
import static plaza.core.notification.NotificationType.MENTION;
import static plaza.core.notification.NotificationType.QUOTE;
import static plaza.core.notification.NotificationType.REPLY;
import static plaza.core.notification.NotificationType.REPOST;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import plaza.core.notification.NotificationType;

/** Which types one wants. */
@Schema(name = "NotificationPreferences")
record PreferencesJson(
        boolean like,
        boolean repost,
        boolean follow,
        boolean followRequest,
        boolean mention,
        boolean reply,
        boolean quote,
        boolean gift,
        boolean live,
        boolean chat) {
    static PreferencesJson of(Set<NotificationType> wanted) {
        return new PreferencesJson(
                wanted.contains(LIKE),
                wanted.contains(REPOST),
                wanted.contains(FOLLOW),
                wanted.contains(FOLLOW_REQUEST),
                wanted.contains(MENTION),
                wanted.contains(REPLY),
                wanted.contains(QUOTE),
                wanted.contains(GIFT),
                wanted.contains(LIVE),
                wanted.contains(CHAT));
    }
}
