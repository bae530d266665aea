package plaza.core.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/**
 * How well somebody fits a search, and so their place in what it finds: better fits first, then the
 * more alike, then the more followed, then the newer account.
 *
 * @param similarity in thousandths; 0 unless the fit is {@link Fit#SIMILAR}
 */
public record UserMatch(Fit fit, int similarity, long followers, UserId id)
        implements Comparable<UserMatch> {
    private static final Pattern FORM =
            Pattern.compile(
                    "(NAME|BEGINNING|WORDS|SIMILAR)\\.([0-9]{1,4})\\.([0-9]{1,18})\\." + Cursor.ID);

    private static final Comparator<UserMatch> ORDER =
            Comparator.comparing(UserMatch::fit)
                    .thenComparing(Comparator.comparingInt(UserMatch::similarity).reversed())
                    .thenComparing(Comparator.comparingLong(UserMatch::followers).reversed())
                    .thenComparing(Comparator.comparing(UserMatch::id).reversed());

    /** Best first. */
    public enum Fit {
        /** This is their username or display name. */
        NAME,
        /** A name begins with it, or a word of one. */
        BEGINNING,
        /** All words stand in the names or the bio. */
        WORDS,
        /** A name is like it. */
        SIMILAR
    }

    /**
     * @param mentioned whether {@link UserSearch#words} stand in the names or the bio
     */
    public static Optional<UserMatch> of(
            UserSearch search, SearchableUser user, boolean mentioned) {
        NameTokens names = user.names();
        String username = NameTokens.username(user.username());
        if (search.username().equals(username)
                || search.typed().equals(NameTokens.typed(user.displayName()))) {
            return match(Fit.NAME, 0, user);
        }
        if (names.begin(search.typed()) || username.startsWith(search.username())) {
            return match(Fit.BEGINNING, 0, user);
        }
        if (mentioned) {
            return match(Fit.WORDS, 0, user);
        }
        int similarity = names.similarity(search.typed());
        return similarity == 0 ? Optional.empty() : match(Fit.SIMILAR, similarity, user);
    }

    private static Optional<UserMatch> match(Fit fit, int similarity, SearchableUser user) {
        return Optional.of(new UserMatch(fit, similarity, user.followers(), user.id()));
    }

    /** The page of a list out of all that match, in any order. */
    public static Page<UserId> page(List<UserMatch> matches, PageRequest page) {
        UserMatch last = of(page.cursor());
        List<UserMatch> rest =
                matches.stream()
                        .filter(match -> last == null || match.compareTo(last) > 0)
                        .sorted()
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(rest, page.limit(), UserMatch::toCursor).map(UserMatch::id);
    }

    /** Refuses a cursor that no page made. */
    public static @Nullable UserMatch of(@Nullable Cursor cursor) {
        return Cursor.read(
                cursor,
                FORM,
                place ->
                        new UserMatch(
                                Fit.valueOf(place.group(1)),
                                Integer.parseInt(place.group(2)),
                                Long.parseLong(place.group(3)),
                                new UserId(UUID.fromString(place.group(4)))));
    }

    private Cursor toCursor() {
        return new Cursor(fit + "." + similarity + "." + followers + "." + id);
    }

    @Override
    public int compareTo(UserMatch other) {
        return ORDER.compare(this, other);
    }
}
