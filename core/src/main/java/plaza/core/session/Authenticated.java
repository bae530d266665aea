package plaza.core.session;

import plaza.core.account.Account;

/** Who makes a request, and in which session. */
public record Authenticated(Account account, Session session) {}
