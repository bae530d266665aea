package plaza.http.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import plaza.core.chat.ChatKind;

/** Who can be in a chat. */
enum ChatKindJson {
    @JsonProperty("direct")
    DIRECT,
    @JsonProperty("room")
    ROOM;

    static ChatKindJson of(ChatKind kind) {
        return switch (kind) {
            case DIRECT -> DIRECT;
            case ROOM -> ROOM;
            case STREAM ->
                    throw new IllegalArgumentException("nobody is a member of a stream's chat");
        };
    }
}
