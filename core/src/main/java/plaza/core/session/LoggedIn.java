package plaza.core.session;

import plaza.core.account.Account;

/**
 * A new session and its bearer token. Does not print the tokens.
 *
 * @param device what the device keeps to be known again
 */
public record LoggedIn(Account account, Session session, String token, String device) {
    @Override
    public String toString() {
        return "LoggedIn[" + account.username() + "]";
    }
}
