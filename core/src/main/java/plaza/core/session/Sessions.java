package plaza.core.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import plaza.core.DomainException;
import plaza.core.Ids;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.UserId;
import plaza.core.event.Event.SessionsEnded;
import plaza.core.event.Journal;

/** Sessions: who is logged in. */
public final class Sessions {
    private final SessionStore sessions;
    private final AccountStore accounts;
    private final TokenIssuer tokens;
    private final Journal journal;
    private final Terms terms;

    /** What sessions are made with: the time, ids, and how long they last. */
    public record Terms(Clock clock, Ids ids, Duration ttl) {}

    public Sessions(
            SessionStore sessions,
            AccountStore accounts,
            TokenIssuer tokens,
            Journal journal,
            Terms terms) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.tokens = tokens;
        this.journal = journal;
        this.terms = terms;
    }

    /**
     * Starts a session for somebody who has shown who they are, or whom an operator vouches for.
     */
    public LoggedIn open(Account account, Client client) {
        Instant now = now();
        var session =
                new Session(
                        new SessionId(terms.ids().next()),
                        account.id(),
                        now,
                        now.plus(terms.ttl()),
                        client.name(),
                        client.address() == null ? null : client.address().toString());
        sessions.put(session);
        return new LoggedIn(account, session, tokens.issue(session));
    }

    /**
     * Who a session belongs to; empty when it ended, expired, or its owner no longer takes part.
     */
    public Optional<Authenticated> authenticate(SessionId id) {
        return sessions.find(id, terms.clock().instant()).flatMap(this::withOwner);
    }

    private Optional<Authenticated> withOwner(Session session) {
        Account account = accounts.findAll(List.of(session.user())).get(session.user());
        return Optional.ofNullable(account)
                .filter(Account::isActive)
                .map(owner -> new Authenticated(owner, session));
    }

    /** The own sessions, newest first. */
    public List<Session> list(UserId user) {
        return sessions.list(user, terms.clock().instant());
    }

    /** Ends one of the own sessions. */
    public void end(UserId user, SessionId id) {
        boolean ended =
                journal.commit(new SessionsEnded(user, now()), () -> sessions.delete(user, id));
        if (!ended) {
            throw DomainException.notFound("session");
        }
    }

    /** Ends every session of a person but the given one. */
    public void endOthers(Session session) {
        journal.commit(
                new SessionsEnded(session.user(), now()),
                () -> !sessions.deleteAll(session.user(), session.id()).isEmpty());
    }

    private Instant now() {
        return terms.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
