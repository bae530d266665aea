package plaza.core.session;

import plaza.core.account.Account;

/** A new session and its bearer token. Does not print the token. */
public record LoggedIn(Account account, Session session, String token) {
    @Override
    public String toString() {
        return "LoggedIn[" + account.username() + "]";
    }
}
