package plaza.core.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plaza.core.Characters;
import plaza.core.Validation;

/** The rules of usernames, addresses, passwords and profiles. */
final class AccountRules {
    /** 20 is what a mention in a text can name (twitter-text). */
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_]{2,20}");

    /**
     * One {@code @}, no white space, a dot in the domain: whether mail arrives only mail can tell.
     */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+\\.[^\\s@.\\p{Cntrl}]+");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,6})?");
    private static final Set<String> COUNTRIES =
            Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** Names that the API's paths use, or that people would take for the platform itself. */
    private static final Set<String> RESERVED =
            Set.of("me", "admin", "plaza", "api", "system", "support", "root");

    private AccountRules() {}

    static void check(Registration registration) {
        var validation = new Validation();
        username(validation, registration.username());
        String email = registration.email();
        validation
                .check(
                        email.length() <= 255 && EMAIL.matcher(email).matches(),
                        "email",
                        "must be an e-mail address of at most 255 characters")
                .characters("email", email, 0, Integer.MAX_VALUE);
        password(validation, "password", registration.password());
        if (registration.displayName() != null) {
            validation.name("displayName", registration.displayName(), 1, 100);
        }
        country(validation, registration.country());
        language(validation, registration.language());
        validation.orThrow();
    }

    private static void username(Validation validation, String username) {
        validation.check(
                USERNAME.matcher(username).matches(),
                "username",
                "must have 2 to 20 letters (a-z), digits or underscores");
        validation.check(
                !RESERVED.contains(username.toLowerCase(Locale.ROOT)), "username", "is reserved");
    }

    static void password(Validation validation, String field, String password) {
        int length = password.codePointCount(0, password.length());
        validation.check(length >= 8 && length <= 200, field, "must have 8 to 200 characters");
        validation.check(
                Characters.isWhole(password)
                        && password.codePoints().noneMatch(Character::isISOControl),
                field,
                "must not hold control characters or broken Unicode");
    }

    static void check(ProfileChange change) {
        var validation = new Validation();
        if (change.displayName() != null) {
            validation.name("displayName", change.displayName(), 1, 100);
        }
        validation.text("bio", change.bio(), 0, 500).name("location", change.location(), 0, 100);
        url(validation, "avatarUrl", change.avatarUrl(), 500);
        url(validation, "coverUrl", change.coverUrl(), 500);
        website(validation, change.website());
        country(validation, emptyToNull(change.country()));
        language(validation, emptyToNull(change.language()));
        validation.orThrow();
    }

    private static void country(Validation validation, @Nullable String country) {
        validation.check(
                country == null || COUNTRIES.contains(country.toUpperCase(Locale.ROOT)),
                "country",
                "must be a country code of two letters (ISO 3166-1)");
    }

    private static void language(Validation validation, @Nullable String language) {
        validation.check(
                language == null || LANGUAGE.matcher(language).matches(),
                "language",
                "must be a language tag such as en or pt-BR");
    }

    /**
     * Absolute http(s) only, so that no client renders a script; or a path of this server's media.
     */
    private static void url(Validation validation, String field, @Nullable String url, int max) {
        if (url == null || url.isEmpty()) {
            return;
        }
        validation.check(
                url.length() <= max && isWebUrl(url),
                field,
                "must be an http or https URL, or a path under /api/media/, of at most "
                        + max
                        + " characters");
    }

    private static void website(Validation validation, @Nullable String url) {
        url(validation, "website", url, 200);
        validation.check(
                url == null || !url.startsWith("/"), "website", "must be an http or https URL");
    }

    private static boolean isWebUrl(String url) {
        try {
            var uri = new URI(url);
            if (uri.getScheme() == null) {
                return url.startsWith("/api/media/") && !url.contains("..");
            }
            return uri.getScheme().toLowerCase(Locale.ROOT).matches("https?")
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
