package plaza.http.security;

import org.springframework.security.core.AuthenticatedPrincipal;
import plaza.core.account.Account;
import plaza.core.account.Role;
import plaza.core.id.UserId;
import plaza.core.session.Authenticated;
import plaza.core.session.Session;

/** The person who makes a request; controllers take it as an argument. */
public record Viewer(Authenticated who) implements AuthenticatedPrincipal {
    /** The id, as text. */
    @Override
    public String getName() {
        return id().toString();
    }

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
