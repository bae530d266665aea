package plaza.core.session;

import plaza.core.account.Account;

/** The person who makes a request, and the session. */
public record Authenticated(Account account, Session session) {}
