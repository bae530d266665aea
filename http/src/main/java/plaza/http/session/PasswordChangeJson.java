package plaza.http.session;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new password. Does not print itself. */
@Schema(name = "PasswordChange")
record PasswordChangeJson(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "correct horse battery")
                @Nullable String currentPassword,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        minLength = 8,
                        maxLength = 200,
                        example = "staple and a better horse")
                @Nullable String newPassword) {
    @Override
    public String toString() {
        return "PasswordChangeJson[***]";
    }
}
