package plaza.core.notification;

import java.util.Arrays;
import java.util.Optional;
import plaza.core.event.Labelled;

/** The kinds of acts that notifications tell of. */
public enum NotificationType implements Labelled {
    LIKE("like"),
    REPOST("repost"),
    FOLLOW("follow"),
    FOLLOW_REQUEST("followRequest"),
    MENTION("mention"),
    REPLY("reply"),
    QUOTE("quote"),
    /** Gave something in a stream. */
    GIFT("gift"),
    /** Began to stream, or asked somebody to stream together. */
    LIVE("live"),
    /** Opened a chat with somebody, or made a room with them in it. */
    CHAT("chat");

    private final String label;

    NotificationType(String label) {
        this.label = label;
    }

    /** The name in the API and in events. */
    @Override
    public String label() {
        return label;
    }

    public static Optional<NotificationType> labelled(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    /** Whether those of a day that are about the same are shown as one. */
    boolean isGathered() {
        return switch (this) {
            case LIKE, REPOST, FOLLOW -> true;
            case FOLLOW_REQUEST, MENTION, REPLY, QUOTE, GIFT, LIVE, CHAT -> false;
        };
    }

    /**
     * What is told once: a post that mentions somebody, answers and quotes them is one act towards
     * them.
     */
    String act() {
        return switch (this) {
            case MENTION, REPLY, QUOTE -> "post";
            case LIKE, REPOST, FOLLOW, FOLLOW_REQUEST, GIFT, LIVE, CHAT -> label;
        };
    }
}
