package plaza.core.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.Ids;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.event.Journal;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;
import plaza.core.limit.Network;
import plaza.core.limit.NetworkAddress;
import plaza.core.session.SessionEvent.SessionsEnded;

/** Sessions: who is logged in. */
public final class Sessions {
    /** Most sessions that one person has; whoever opens another ends the oldest. */
    public static final int MAX_SESSIONS = 100;

    private final SessionStore sessions;
    private final AccountStore accounts;
    private final TokenIssuer tokens;
    private final KnownDevices devices;
    private final Journal journal;
    private final Terms terms;

    /** What sessions are made with: the time, ids, and how long they last. */
    public record Terms(Clock clock, Ids ids, Duration ttl) {}

    public Sessions(
            SessionStore sessions,
            AccountStore accounts,
            TokenIssuer tokens,
            KnownDevices devices,
            Journal journal,
            Terms terms) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.tokens = tokens;
        this.devices = devices;
        this.journal = journal;
        this.terms = terms;
    }

    /**
     * Starts a session for somebody who has shown who they are, or whom an operator vouches for.
     * The oldest ones end where they have more than {@link #MAX_SESSIONS} then.
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
        endOldest(account.id());
        String known = client.device();
        String device =
                known != null && device(account.id(), client).isPresent()
                        ? known
                        : devices.issue(account.id());
        return new LoggedIn(account, session, tokens.issue(session), device);
    }

    private void endOldest(UserId user) {
        List<Session> all = list(user);
        if (all.size() > MAX_SESSIONS) {
            List<Session> oldest = all.subList(MAX_SESSIONS, all.size());
            journal.commit(
                    new SessionsEnded(user, now()),
                    () -> {
                        boolean ended = false;
                        for (Session session : oldest) {
                            ended |= sessions.delete(user, session.id());
                        }
                        return ended;
                    });
        }
    }

    /** The device of a client, where this person has logged in on it before. */
    Optional<String> device(UserId user, Client client) {
        return client.device() == null
                ? Optional.empty()
                : devices.recognize(user, client.device());
    }

    /** Whether a session of this person that still lasts was opened from an address. */
    boolean isKnown(UserId user, @Nullable NetworkAddress address) {
        Set<Network> known =
                list(user).stream()
                        .map(Session::address)
                        .filter(Objects::nonNull)
                        .flatMap(text -> NetworkAddress.parse(text).stream())
                        .map(NetworkAddress::customer)
                        .collect(Collectors.toSet());
        return address != null && known.contains(address.customer());
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

    /** The own sessions, newest first; at most {@link #MAX_SESSIONS}, and those opened just now. */
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
