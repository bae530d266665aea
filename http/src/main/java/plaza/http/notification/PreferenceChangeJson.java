package plaza.http.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.notification.NotificationType;
import plaza.core.notification.PreferenceChange;

/** Types to be switched on or off. */
@Schema(
        name = "NotificationPreferenceChange",
        description = "What is left out or null stays as it is.")
record PreferenceChangeJson(
        @Nullable Boolean like,
        @Nullable Boolean repost,
        @Nullable Boolean follow,
        @Nullable Boolean followRequest,
        @Nullable Boolean mention,
        @Nullable Boolean reply,
        @Nullable Boolean quote,
        @Nullable Boolean gift,
        @Nullable Boolean live,
        @Nullable Boolean chat) {

    PreferenceChange toChange() {
        return new PreferenceChange(switched(true), switched(false));
    }

    private Set<NotificationType> switched(boolean on) {
        Set<NotificationType> types = EnumSet.noneOf(NotificationType.class);
        for (NotificationType type : NotificationType.values()) {
            Boolean wanted = wanted(type);
            if (wanted != null && wanted == on) {
                types.add(type);
            }
        }
        return types;
    }

    private @Nullable Boolean wanted(NotificationType type) {
        return switch (type) {
            case LIKE -> like;
            case REPOST -> repost;
            case FOLLOW -> follow;
            case FOLLOW_REQUEST -> followRequest;
            case MENTION -> mention;
            case REPLY -> reply;
            case QUOTE -> quote;
            case GIFT -> gift;
            case LIVE -> live;
            case CHAT -> chat;
        };
    }
}
