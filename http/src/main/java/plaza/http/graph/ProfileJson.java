package plaza.http.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.account.Profile;
import plaza.core.graph.ProfileView;
import plaza.core.id.UserId;

/**
 * A person's page.
 *
 * @param fullname the {@code displayName} by another name
 * @param email only in the own profile
 * @param role only in the own profile: {@code member} or {@code admin}
 * @param presenceHidden only in the own profile
 */
@Schema(name = "Profile")
public record ProfileJson(
        UserId id,
        String username,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String email,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String role,
        String displayName,
        String fullname,
        @Nullable String bio,
        @Nullable String avatarUrl,
        @Nullable String coverUrl,
        @Nullable String location,
        @Nullable String website,
        @Nullable String country,
        @Nullable String language,
        boolean verified,
        @JsonProperty("private") boolean isPrivate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean presenceHidden,
        Instant createdAt,
        ProfileCountsJson counts,
        RelationshipJson viewer) {

    /**
     * How many there are.
     *
     * @param posts null while it cannot be said
     */
    @Schema(name = "ProfileCounts")
    public record ProfileCountsJson(long followers, long following, @Nullable Long posts) {}

    static ProfileJson of(ProfileView view) {
        return of(view, null, null, null);
    }

    /** With what only the person themselves is shown. */
    public static ProfileJson own(ProfileView view) {
        Account account = view.person().account();
        return of(
                view,
                account.email(),
                account.role().name().toLowerCase(Locale.ROOT),
                account.presenceHidden());
    }

    private static ProfileJson of(
            ProfileView view,
            @Nullable String email,
            @Nullable String role,
            @Nullable Boolean presenceHidden) {
        Account account = view.person().account();
        Profile profile = account.profile();
        return new ProfileJson(
                account.id(),
                account.username(),
                email,
                role,
                profile.displayName(),
                profile.displayName(),
                profile.bio(),
                profile.avatarUrl(),
                profile.coverUrl(),
                profile.location(),
                profile.website(),
                profile.country(),
                profile.language(),
                account.verified(),
                account.isPrivate(),
                presenceHidden,
                account.createdAt(),
                new ProfileCountsJson(
                        view.follows().followers(), view.follows().following(), view.posts()),
                RelationshipJson.of(view.person().viewer()));
    }
}
