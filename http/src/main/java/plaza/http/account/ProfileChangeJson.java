package plaza.http.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.account.ProfileChange;

/** Changes to the own profile: what is left out or null stays, an empty text clears a field. */
@Schema(
        name = "ProfileChange",
        description = "What is left out or null stays as it is; an empty text clears a field.")
record ProfileChangeJson(
        @Schema(minLength = 1, maxLength = 100, example = "Ada, Countess of Lovelace")
                @Nullable String displayName,
        @Schema(minLength = 1, maxLength = 100, description = DisplayName.OTHER)
                @Nullable String fullname,
        @Schema(maxLength = 500, example = "Notes on the Analytical Engine") @Nullable String bio,
        @Schema(maxLength = 500, example = "https://example.com/ada.jpg")
                @Nullable String avatarUrl,
        @Schema(maxLength = 500) @Nullable String coverUrl,
        @Schema(maxLength = 100, example = "London") @Nullable String location,
        @Schema(maxLength = 200, example = "https://example.com") @Nullable String website,
        @Schema(description = "ISO 3166-1, two letters", example = "GB") @Nullable String country,
        @Schema(description = "BCP 47", example = "en") @Nullable String language,
        @Schema(
                        description =
                                "Only followers see the posts, and following needs consent. Who has"
                                        + " asked to follow is accepted, soon, when the account"
                                        + " becomes public.")
                @JsonProperty("private")
                @Nullable Boolean isPrivate,
        @Schema(description = "Nobody is told whether one is online, or was")
                @Nullable Boolean presenceHidden,
        @Schema(
                        description =
                                "The key of an own upload that becomes the picture; instead of"
                                        + " avatarUrl",
                        example = "avatars/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0.jpg")
                @Nullable String avatarKey,
        @Schema(
                        description =
                                "The key of an own upload that becomes the wide picture; instead"
                                        + " of coverUrl")
                @Nullable String coverKey) {
    ProfileChange toChange() {
        return new ProfileChange(
                DisplayName.of(displayName, fullname),
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
}
