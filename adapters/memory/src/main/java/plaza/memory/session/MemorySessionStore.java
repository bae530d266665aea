package plaza.memory.session;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;
import plaza.core.session.Session;
import plaza.core.session.SessionStore;

/** Sessions in one map under one lock. Thread-safe. */
public final class MemorySessionStore implements SessionStore {
    private final Map<SessionId, Session> sessions = new HashMap<>();

    @Override
    public synchronized void put(Session session) {
        sessions.put(session.id(), session);
    }

    @Override
    public synchronized Optional<Session> find(SessionId id, Instant now) {
        return Optional.ofNullable(sessions.get(id)).filter(session -> isAlive(session, now));
    }

    @Override
    public synchronized List<Session> list(UserId user, Instant now) {
        return of(user).filter(session -> isAlive(session, now))
                .sorted(
                        Comparator.comparing(Session::createdAt)
                                .thenComparing(Session::id)
                                .reversed())
                .toList();
    }

    @Override
    public synchronized boolean delete(UserId user, SessionId id) {
        Session session = sessions.get(id);
        return session != null && session.user().equals(user) && sessions.remove(id, session);
    }

    @Override
    public synchronized List<SessionId> deleteAll(UserId user, @Nullable SessionId except) {
        List<SessionId> ended = of(user).map(Session::id).filter(id -> !id.equals(except)).toList();
        ended.forEach(sessions::remove);
        return ended;
    }

    @Override
    public synchronized int deleteExpired(Instant now) {
        int before = sessions.size();
        sessions.values().removeIf(session -> !isAlive(session, now));
        return before - sessions.size();
    }

    private Stream<Session> of(UserId user) {
        return sessions.values().stream().filter(session -> session.user().equals(user));
    }

    private static boolean isAlive(Session session, Instant now) {
        return session.expiresAt().isAfter(now);
    }
}
