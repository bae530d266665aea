package plaza.http.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import plaza.core.chat.ChatRole;

/** What somebody may do in a room. */
enum ChatRoleJson {
    @JsonProperty("owner")
    OWNER,
    @JsonProperty("member")
    MEMBER;

    static ChatRoleJson of(ChatRole role) {
        return switch (role) {
            case OWNER -> OWNER;
            case MEMBER -> MEMBER;
        };
    }

    ChatRole toRole() {
        return switch (this) {
            case OWNER -> ChatRole.OWNER;
            case MEMBER -> ChatRole.MEMBER;
        };
    }
}
