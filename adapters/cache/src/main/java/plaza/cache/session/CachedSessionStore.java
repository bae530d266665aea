package plaza.cache.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.cache.CacheListener;
import plaza.cache.ReadThrough;
import plaza.cache.ReadThrough.Newcomers;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;
import plaza.core.session.Session;
import plaza.core.session.SessionStore;

/** Sessions by id, cached: one is looked up on each request. Lists are not. */
public final class CachedSessionStore implements SessionStore, CacheListener {
    private final SessionStore delegate;
    private final ReadThrough<SessionId, Session> sessions;

    /**
     * @param maximumSessions bound of the sessions held, some 400 bytes each
     */
    public CachedSessionStore(SessionStore delegate, long maximumSessions, Clock clock) {
        this.delegate = delegate;
        this.sessions =
                new ReadThrough<>(maximumSessions, session -> 1, Newcomers.UNANNOUNCED, clock);
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        Session session = sessions.get(id, key -> delegate.find(key, now).orElse(null));
        return session != null && session.expiresAt().isAfter(now)
                ? Optional.of(session)
                : Optional.empty();
    }

    @Override
    public void put(Session session) {
        sessions.change(() -> delegate.put(session), session.id());
    }

    @Override
    public List<Session> list(UserId user, Instant now) {
        return delegate.list(user, now);
    }

    @Override
    public boolean delete(UserId user, SessionId id) {
        return sessions.change(() -> delegate.delete(user, id), id);
    }

    @Override
    public List<SessionId> deleteAll(UserId user, @Nullable SessionId except) {
        List<SessionId> ended;
        try {
            ended = delegate.deleteAll(user, except);
        } catch (RuntimeException e) {
            // Which ones ended, if any did, is unknown.
            onSessionsEnded(user);
            throw e;
        }
        ended.forEach(sessions::invalidate);
        return ended;
    }

    @Override
    public int deleteExpired(Instant now) {
        return delegate.deleteExpired(now);
    }

    /** The event does not say which sessions ended: all of the person's are looked up again. */
    @Override
    public void onSessionsEnded(UserId user) {
        sessions.invalidateIf(session -> session.user().equals(user));
    }

    @Override
    public Map<String, ReadThrough<?, ?>> parts() {
        return Map.of("sessions", sessions);
    }

    @Override
    public void onRebuild() {
        sessions.invalidateAll();
    }
}
