package plaza.core.account;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import plaza.core.DomainException;
import plaza.core.Validation;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.event.Journal;
import plaza.core.id.UserId;

/** Checking and changing passwords. */
public final class Passwords {
    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    private final AccountStore accounts;
    private final PasswordHasher hasher;
    private final Journal journal;
    private final Clock clock;

    public Passwords(AccountStore accounts, PasswordHasher hasher, Journal journal, Clock clock) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.journal = journal;
        this.clock = clock;
    }

    /** The account, of any status, that has this username or e-mail address. */
    public Optional<Account> find(String usernameOrEmail) {
        return LoginNames.find(accounts, usernameOrEmail);
    }

    /**
     * The account, if it is there and active, and this password opens it. Where there is none it
     * takes as long as a wrong password, so that the time does not tell which it was.
     */
    public Optional<Account> match(Optional<Account> account, String password) {
        PasswordHash hash =
                accounts.findPassword(account.map(Account::id).orElse(NOBODY))
                        .orElse(PasswordHash.NONE);
        boolean matches = opens(password, hash);
        return account.filter(found -> matches && found.isActive());
    }

    /**
     * A new password as it is hashed; the present one is not looked at.
     *
     * @throws plaza.core.DomainException INVALID when it is none
     */
    public static String acceptable(String replacement) {
        var validation = new Validation();
        String prepared = PasswordText.prepared(replacement);
        AccountRules.password(validation, "newPassword", prepared);
        validation.orThrow();
        return prepared;
    }

    /** Sets a new password for somebody who knows the present one. */
    public void change(UserId user, String current, String replacement) {
        String prepared = acceptable(replacement);
        PasswordHash hash = accounts.findPassword(user).orElse(PasswordHash.NONE);
        if (!opens(current, hash)) {
            throw DomainException.invalid("currentPassword", "is not the present password");
        }
        PasswordHash next = hasher.hash(prepared);
        journal.commit(
                new AccountChanged(user, clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                () -> accounts.putPassword(user, next));
    }

    /** Tries the same forms whatever the hash, so that the time does not tell of which it is. */
    private boolean opens(String password, PasswordHash hash) {
        boolean opens = false;
        for (String form : PasswordText.forms(password)) {
            opens |= hasher.matches(form, hash);
        }
        return opens;
    }
}
