package plaza.core.trend;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;

/**
 * Where a trend is: of hashtags in one country (ISO 3166-1 alpha-2, upper case), or in the whole
 * world; and where posts are counted.
 */
public final class Regions {
    /** Everybody, also those who name no country. No country's code has more than two letters. */
    public static final String WORLD = "world";

    /** Where it is counted who takes up which post, whatever their countries. */
    static final String POSTS = "posts";

    private static final Set<String> COUNTRIES =
            Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private Regions() {}

    /** The regions that somebody of this country counts in. */
    static List<String> of(@Nullable String country) {
        return country == null ? List.of(WORLD) : List.of(WORLD, country.toUpperCase(Locale.ROOT));
    }

    /**
     * The region that a client means.
     *
     * @throws DomainException INVALID for what is not a country
     */
    static String named(@Nullable String text) {
        if (text == null || text.isEmpty() || text.equalsIgnoreCase(WORLD)) {
            return WORLD;
        }
        String country = text.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country)) {
            throw DomainException.invalid(
                    "region", "must be a country code of two letters (ISO 3166-1), or world");
        }
        return country;
    }
}
