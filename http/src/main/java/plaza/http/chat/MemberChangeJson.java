package plaza.http.chat;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.chat.ChatRole;

/** The body of a change of a member's role. */
@Schema(name = "MemberChange")
record MemberChangeJson(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable ChatRole role) {
    ChatRole toRole() {
        if (role == null) {
            throw DomainException.invalid("role", "must be owner or member");
        }
        return role;
    }
}
