package plaza.http.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.Validation;

/** A registration or a change of the profile, whichever the request turns out to be. */
@Schema(name = "User")
record UserJson(
        @Nullable String username,
        @Nullable String email,
        @Nullable String password,
        @Nullable String displayName,
        @Nullable String fullname,
        @Nullable String bio,
        @Nullable String avatarUrl,
        @Nullable String coverUrl,
        @Nullable String location,
        @Nullable String website,
        @Nullable String country,
        @Nullable String language,
        @JsonProperty("private") @Nullable Boolean isPrivate,
        @Nullable Boolean presenceHidden,
        @Nullable String avatarKey,
        @Nullable String coverKey) {

    RegistrationJson registration() {
        new Validation()
                .check(bio == null, "bio", "can be set after registering")
                .check(avatarUrl == null, "avatarUrl", "can be set after registering")
                .check(coverUrl == null, "coverUrl", "can be set after registering")
                .check(avatarKey == null, "avatarKey", "can be set after registering")
                .check(coverKey == null, "coverKey", "can be set after registering")
                .check(location == null, "location", "can be set after registering")
                .check(website == null, "website", "can be set after registering")
                .check(isPrivate == null, "private", "can be set after registering")
                .check(presenceHidden == null, "presenceHidden", "can be set after registering")
                .orThrow();
        return new RegistrationJson(
                username, email, password, displayName, fullname, country, language);
    }

    ProfileChangeJson change() {
        new Validation()
                .check(username == null, "username", "cannot be changed")
                .check(email == null, "email", "cannot be changed")
                .check(password == null, "password", "is changed at /api/auth/password")
                .orThrow();
        return new ProfileChangeJson(
                displayName,
                fullname,
                bio,
                avatarUrl,
                coverUrl,
                location,
                website,
                country,
                language,
                isPrivate,
                presenceHidden,
                avatarKey,
                coverKey);
    }

    @Override
    public String toString() {
        return "UserJson[" + username + "]";
    }
}
