package plaza.http.chat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.id.UserId;

/** Whom to add to a room. */
@Schema(name = "NewMembers")
record NewMembersJson(
        @Schema(description = "Ids", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable List<@Nullable String> userIds) {
    Set<UserId> people() {
        if (userIds == null || userIds.isEmpty()) {
            throw DomainException.invalid("userIds", "must name somebody");
        }
        return NewChatJson.people("userIds", userIds);
    }
}
