package plaza.core.session;

import java.util.Optional;
import java.util.UUID;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.account.LoginNames;
import plaza.core.account.Passwords;
import plaza.core.id.UserId;
import plaza.core.limit.Limits;

/** Showing who one is, by a password. */
public final class Logins {
    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    private final Passwords passwords;
    private final Sessions sessions;
    private final Limits limits;

    public Logins(Passwords passwords, Sessions sessions, Limits limits) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
    }

    /**
     * Logs in. Wrong passwords are counted against the account at the address that they come from,
     * and not against devices and addresses that the account knows: nobody can lock its owner out.
     *
     * @throws DomainException UNAUTHENTICATED, without saying whether name or password is wrong, or
     *     RATE_LIMITED after too many wrong ones, whether there is such an account or not
     */
    public LoggedIn login(String usernameOrEmail, String password, Client client) {
        Optional<Account> account = passwords.find(usernameOrEmail);
        Limits.Attempt attempt = count(usernameOrEmail, account, client);
        Account opened =
                passwords
                        .match(account, password)
                        .orElseThrow(
                                () ->
                                        DomainException.of(
                                                ErrorKind.UNAUTHENTICATED,
                                                "The name or the password is wrong."));
        attempt.giveBack();
        return sessions.open(opened, client);
    }

    /** The same is asked about an account that is not there: the time does not tell it. */
    private Limits.Attempt count(String name, Optional<Account> account, Client client) {
        UserId user = account.map(Account::id).orElse(NOBODY);
        String key = account.isPresent() ? user.toString() : "name:" + LoginNames.normal(name);
        Optional<String> device = sessions.device(user, client);
        boolean known = sessions.isKnown(user, client.address());
        return device.isPresent()
                ? limits.loginFromDevice(key, device.get())
                : limits.login(key, client.address(), known);
    }

    /** Changes the password and ends every other session. Attempts have a limit of their own. */
    public void changePassword(Authenticated who, String current, String replacement) {
        String prepared = Passwords.acceptable(replacement);
        Limits.Attempt attempt = limits.passwordChange(who.account().id());
        passwords.change(who.account().id(), current, prepared);
        attempt.giveBack();
        sessions.endOthers(who.session());
    }
}
