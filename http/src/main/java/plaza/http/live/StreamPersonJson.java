package plaza.http.live;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;

/** Whom to invite. */
@Schema(name = "Invitation")
record StreamPersonJson(
        @Schema(
                        description = "Id or username",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "ada")
                @Nullable String userId) {
    String person() {
        if (userId == null || userId.isBlank()) {
            throw DomainException.invalid("userId", "must name somebody");
        }
        return userId;
    }
}
