package plaza.core.session;

/** Makes the bearer token that stands for a session. */
public interface TokenIssuer {
    String issue(Session session);
}
