package plaza.http.session;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.Validation;

/** The body of a log-in. Does not print the password. */
@Schema(name = "Login")
record LoginJson(
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        description = "The username, or the e-mail address",
                        example = "ada")
                @Nullable String username,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "correct horse battery")
                @Nullable String password) {
    /** Longer ones can belong to nobody; hashing them would only take time. */
    private static final int MAX_LENGTH = 1_000;

    LoginJson checked() {
        new Validation()
                .check(isGiven(username), "username", "is missing")
                .check(isGiven(password), "password", "is missing")
                .orThrow();
        return this;
    }

    static boolean isGiven(@Nullable String text) {
        return text != null && !text.isEmpty() && text.length() <= MAX_LENGTH;
    }

    @Override
    public String toString() {
        return "LoginJson[" + username + "]";
    }
}
