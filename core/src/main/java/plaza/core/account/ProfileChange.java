package plaza.core.account;

import org.jspecify.annotations.Nullable;
import plaza.core.Characters;

/**
 * Changes to the own profile: null leaves a field as it is, an empty text clears it.
 *
 * @param avatarKey of an own upload, instead of {@code avatarUrl}
 * @param coverKey of an own upload, instead of {@code coverUrl}
 */
public record ProfileChange(
        @Nullable String displayName,
        @Nullable String bio,
        @Nullable String avatarUrl,
        @Nullable String coverUrl,
        @Nullable String location,
        @Nullable String website,
        @Nullable String country,
        @Nullable String language,
        @Nullable Boolean isPrivate,
        @Nullable Boolean presenceHidden,
        @Nullable String avatarKey,
        @Nullable String coverKey) {
    public ProfileChange {
        displayName = displayName == null ? null : Characters.trimmed(displayName);
    }
}
