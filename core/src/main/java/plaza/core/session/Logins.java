package plaza.core.session;

import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.account.LoginNames;
import plaza.core.account.Passwords;
import plaza.core.limit.Limits;

/** Showing who one is, by a password. */
public final class Logins {
    private final Passwords passwords;
    private final Sessions sessions;
    private final Limits limits;

    public Logins(Passwords passwords, Sessions sessions, Limits limits) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
    }

    /**
     * Logs in.
     *
     * @throws DomainException UNAUTHENTICATED, without saying whether name or password is wrong, or
     *     RATE_LIMITED after too many attempts on one account or from one address
     */
    public LoggedIn login(String usernameOrEmail, String password, Client client) {
        limits.login(LoginNames.normal(usernameOrEmail), client.address());
        Account account =
                passwords
                        .match(usernameOrEmail, password)
                        .orElseThrow(
                                () ->
                                        DomainException.of(
                                                ErrorKind.UNAUTHENTICATED,
                                                "The name or the password is wrong."));
        return sessions.open(account, client);
    }

    /** Changes the password and ends every other session; attempts count like those to log in. */
    public void changePassword(
            Authenticated who, String current, String replacement, Client client) {
        limits.login(who.account().username(), client.address());
        passwords.change(who.account().id(), current, replacement);
        sessions.endOthers(who.session());
    }
}
