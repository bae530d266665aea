package plaza.core.search;

import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.id.UserId;

/**
 * The indexed fields of a person.
 *
 * @param isOpen whether everybody may see their public posts
 */
public record SearchableUser(
        UserId id,
        String username,
        String displayName,
        @Nullable String bio,
        long followers,
        boolean isOpen) {

    public static SearchableUser of(Account account, long followers) {
        return new SearchableUser(
                account.id(),
                account.username(),
                account.profile().displayName(),
                account.profile().bio(),
                followers,
                !account.isPrivate());
    }

    /** All that words are looked for in. */
    public String text() {
        return username + "\n" + displayName + (bio == null ? "" : "\n" + bio);
    }

    public NameTokens names() {
        return NameTokens.of(username, displayName);
    }
}
