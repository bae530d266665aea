package plaza.core.session;

import plaza.core.DomainException;
import plaza.core.account.Account;
import plaza.core.account.Accounts;
import plaza.core.account.Registration;
import plaza.core.account.RegistrationCheck;
import plaza.core.limit.Limits;

/** Joining, and being logged in by it. */
public final class Registrations {
    private final Accounts accounts;
    private final Sessions sessions;
    private final Limits limits;
    private final RegistrationCheck check;

    public Registrations(
            Accounts accounts, Sessions sessions, Limits limits, RegistrationCheck check) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.limits = limits;
        this.check = check;
    }

    /**
     * Makes an account and opens a session.
     *
     * @throws DomainException INVALID with every wrong field; RATE_LIMITED after too many attempts
     *     from one address, whether they made an account or were told that its name is taken;
     *     CONFLICT when name or address are taken; or what the check refuses it with
     */
    public LoggedIn register(Registration registration, Client client) {
        Account account =
                accounts.register(
                        registration,
                        valid -> {
                            limits.registration(client.address());
                            check.check(valid);
                        });
        return sessions.open(account, client);
    }
}
