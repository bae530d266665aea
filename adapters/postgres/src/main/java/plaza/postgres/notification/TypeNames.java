package plaza.postgres.notification;

import java.util.Arrays;
import plaza.core.StorageException;
import plaza.core.notification.NotificationType;

/** The values of the columns {@code type} and {@code message}, in the words of {@code tweets}. */
final class TypeNames {
    private TypeNames() {}

    static String name(NotificationType type) {
        return switch (type) {
            case LIKE -> "like";
            case REPOST -> "retweet";
            case FOLLOW -> "follow";
            case FOLLOW_REQUEST -> "follow_request";
            case MENTION -> "mention";
            case REPLY -> "reply";
            case QUOTE -> "quote";
            case GIFT -> "gift";
            case LIVE -> "live";
            case CHAT -> "chat";
        };
    }

    /** What the actor did, for people who look into the table. */
    static String message(NotificationType type) {
        return switch (type) {
            case LIKE -> "liked your tweet";
            case REPOST -> "retweeted your tweet";
            case FOLLOW -> "followed you";
            case FOLLOW_REQUEST -> "asked to follow you";
            case MENTION -> "mentioned you";
            case REPLY -> "replied to your tweet";
            case QUOTE -> "quoted your tweet";
            case GIFT -> "sent you a gift";
            case LIVE -> "went live";
            case CHAT -> "wrote to you";
        };
    }

    static NotificationType type(String name) {
        return Arrays.stream(NotificationType.values())
                .filter(type -> name(type).equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                StorageException.permanent(
                                        "notifications holds the unknown type " + name, null));
    }
}
