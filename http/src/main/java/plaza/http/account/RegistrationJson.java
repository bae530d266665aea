package plaza.http.account;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.Validation;
import plaza.core.account.Registration;

/** The body of a registration. Does not print the password. */
@Schema(name = "Registration")
record RegistrationJson(
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        minLength = 2,
                        maxLength = 20,
                        pattern = "[A-Za-z0-9_]+",
                        example = "ada")
                @Nullable String username,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        maxLength = 255,
                        example = "ada@example.com")
                @Nullable String email,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        minLength = 8,
                        maxLength = 200,
                        example = "correct horse battery")
                @Nullable String password,
        @Schema(minLength = 1, maxLength = 100, example = "Ada Lovelace")
                @Nullable String displayName,
        @Schema(minLength = 1, maxLength = 100, description = DisplayName.OTHER)
                @Nullable String fullname,
        @Schema(description = "ISO 3166-1, two letters", example = "GB") @Nullable String country,
        @Schema(description = "BCP 47", example = "en") @Nullable String language) {

    Registration toRegistration() {
        if (username == null || email == null || password == null) {
            new Validation()
                    .check(username != null, "username", "is missing")
                    .check(email != null, "email", "is missing")
                    .check(password != null, "password", "is missing")
                    .orThrow();
        }
        return new Registration(
                text(username),
                text(email),
                text(password),
                DisplayName.of(displayName, fullname),
                country,
                language);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    @Override
    public String toString() {
        return "RegistrationJson[" + username + "]";
    }
}
