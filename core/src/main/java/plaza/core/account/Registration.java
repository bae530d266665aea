package plaza.core.account;

import org.jspecify.annotations.Nullable;
import plaza.core.Characters;

/** The data of somebody who registers. Does not print the password. */
public record Registration(
        String username,
        String email,
        String password,
        @Nullable String displayName,
        @Nullable String country,
        @Nullable String language) {
    public Registration {
        displayName = displayName == null ? null : Characters.trimmed(displayName);
    }

    @Override
    public String toString() {
        return "Registration[" + username + "]";
    }
}
