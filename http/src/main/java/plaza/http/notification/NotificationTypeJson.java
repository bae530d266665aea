package plaza.http.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import plaza.core.notification.NotificationType;

/** What somebody did. */
enum NotificationTypeJson {
    @JsonProperty("like")
    LIKE,
    @JsonProperty("repost")
    REPOST,
    @JsonProperty("follow")
    FOLLOW,
    @JsonProperty("followRequest")
    FOLLOW_REQUEST,
    @JsonProperty("mention")
    MENTION,
    @JsonProperty("reply")
    REPLY,
    @JsonProperty("quote")
    QUOTE,
    @JsonProperty("gift")
    GIFT,
    @JsonProperty("live")
    LIVE,
    @JsonProperty("chat")
    CHAT;

    static NotificationTypeJson of(NotificationType type) {
        return switch (type) {
            case LIKE -> LIKE;
            case REPOST -> REPOST;
            case FOLLOW -> FOLLOW;
            case FOLLOW_REQUEST -> FOLLOW_REQUEST;
            case MENTION -> MENTION;
            case REPLY -> REPLY;
            case QUOTE -> QUOTE;
            case GIFT -> GIFT;
            case LIVE -> LIVE;
            case CHAT -> CHAT;
        };
    }
}
