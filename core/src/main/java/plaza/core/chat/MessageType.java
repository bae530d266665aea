package plaza.core.chat;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of messages. */
public enum MessageType {
    TEXT("text"),
    /** Shows an uploaded picture or video. */
    IMAGE("image"),
    /** Plays an uploaded sound. */
    VOICE("voice"),
    /** Says of a video call what a text says: its address, or that it was missed. */
    VIDEO_CALL("video_call");

    private final String label;

    MessageType(String label) {
        this.label = label;
    }

    /** The name in the API and in stores. */
    public String label() {
        return label;
    }

    public static Optional<MessageType> labelled(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    /** Whether its content is the key of an upload. */
    public boolean showsMedia() {
        return switch (this) {
            case IMAGE, VOICE -> true;
            case TEXT, VIDEO_CALL -> false;
        };
    }
}
