package plaza.contracts.account;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import plaza.contracts.Samples;
import plaza.core.account.Account;
import plaza.core.account.AccountStatus;
import plaza.core.account.Profile;
import plaza.core.account.Role;
import plaza.core.id.UserId;

/** Accounts for the contracts of their store. */
final class AccountSamples {
    private AccountSamples() {}

    static List<String> spellings(String text) {
        return List.of(text, text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
    }

    static String suffix() {
        String hex = Samples.userId().toString().replace("-", "");
        return hex.substring(hex.length() - 14);
    }

    static Account named(String username) {
        return withNames(Samples.account(), username, username.toLowerCase(Locale.ROOT) + "@x.org");
    }

    static Account withId(Account account, UserId id) {
        return copy(account, id, account.username(), account.email(), account.createdAt());
    }

    static Account withNames(Account account, String username, String email) {
        return copy(account, account.id(), username, email, account.createdAt());
    }

    static Account copy(
            Account account, UserId id, String username, String email, Instant createdAt) {
        return new Account(
                id,
                username,
                email,
                account.profile(),
                account.isPrivate(),
                false,
                account.verified(),
                account.role(),
                account.status(),
                createdAt,
                account.updatedAt());
    }

    static Account with(Account account, AccountStatus status, Role role) {
        return new Account(
                account.id(),
                account.username(),
                account.email(),
                account.profile(),
                account.isPrivate(),
                false,
                account.verified(),
                role,
                status,
                account.createdAt(),
                account.updatedAt());
    }

    /** Every field at its limit, in code points. */
    static Profile fullProfile() {
        return new Profile(
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67".repeat(20),
                "שלום مرحبا\n'; DROP TABLE users; -- \" \\ $1 :x ".repeat(10) + "\uD83D\uDE00",
                "https://example.com/" + "a".repeat(480),
                "/api/media/" + "b".repeat(489),
                "日本語 हिन्दी".repeat(10).substring(0, 100),
                "https://example.com/" + "ü".repeat(180),
                "NP",
                "sr-Latn");
    }
}
