package plaza.http.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import plaza.core.notification.UnreadCount;

/**
 * How much one has not read.
 *
 * @param count at most 99
 * @param more whether there are more than that: "99+"
 */
@Schema(name = "Unread")
record UnreadJson(int count, boolean more) {
    static UnreadJson of(UnreadCount unread) {
        return new UnreadJson(unread.count(), unread.more());
    }
}
