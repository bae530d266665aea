package plaza.http.security;

import plaza.core.account.Account;
import plaza.core.account.Role;
import plaza.core.id.UserId;
import plaza.core.session.Authenticated;
import plaza.core.session.Session;

/** Who makes a request; controllers take it as an argument. */
public record Viewer(Authenticated who) {
    public UserId id() {
        return who.account().id();
    }

    public Account account() {
        return who.account();
    }

    public Session session() {
        return who.session();
    }

    boolean isAdmin() {
        return who.account().role() == Role.ADMIN;
    }
}
