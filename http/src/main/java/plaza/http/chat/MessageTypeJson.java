package plaza.http.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import plaza.core.chat.MessageType;

/** What a message is. */
public enum MessageTypeJson {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("image")
    IMAGE,
    @JsonProperty("voice")
    VOICE,
    @JsonProperty("video_call")
    VIDEO_CALL;

    static MessageTypeJson of(MessageType type) {
        return switch (type) {
            case TEXT -> TEXT;
            case IMAGE -> IMAGE;
            case VOICE -> VOICE;
            case VIDEO_CALL -> VIDEO_CALL;
        };
    }

    MessageType toType() {
        return switch (this) {
            case TEXT -> MessageType.TEXT;
            case IMAGE -> MessageType.IMAGE;
            case VOICE -> MessageType.VOICE;
            case VIDEO_CALL -> MessageType.VIDEO_CALL;
        };
    }
}
