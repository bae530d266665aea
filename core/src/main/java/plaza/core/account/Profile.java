package plaza.core.account;

import org.jspecify.annotations.Nullable;

/**
 * A person's own words about themselves.
 *
 * @param country ISO 3166-1 alpha-2, upper case
 * @param language BCP 47, at most 10 characters
 */
public record Profile(
        String displayName,
        @Nullable String bio,
        @Nullable String avatarUrl,
        @Nullable String coverUrl,
        @Nullable String location,
        @Nullable String website,
        @Nullable String country,
        @Nullable String language) {}
