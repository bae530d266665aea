package plaza.cache.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.session.SessionStoreContract;
import plaza.core.event.RebuildAsked;
import plaza.core.id.UserId;
import plaza.core.session.Session;
import plaza.core.session.SessionEvent.SessionsEnded;
import plaza.core.session.SessionStore;
import plaza.memory.session.MemorySessionStore;

final class CachedSessionStoreTest implements SessionStoreContract {
    private final MemorySessionStore stored = new MemorySessionStore();
    private final CachedSessionStore store =
            new CachedSessionStore(stored, 10_000, new SettableClock(Samples.now()));

    @Override
    public SessionStore store() {
        return store;
    }

    private Optional<Session> find(Session session) {
        return store.find(session.id(), session.createdAt());
    }

    /** Stored and held. */
    private Session known(UserId user) {
        var now = Samples.now();
        var session = new Session(Samples.sessionId(), user, now, now.plus(TTL), null, null);
        stored.put(session);
        assertThat(find(session)).contains(session);
        return session;
    }

    @Test
    void aSessionIsHeldUntilItsEndIsHeardOf() {
        Session session = known(Samples.userId());
        stored.delete(session.user(), session.id());
        assertThat(find(session)).contains(session);
        store.on(new SessionsEnded(session.user(), Samples.now()));
        assertThat(find(session)).isEmpty();
    }

    @Test
    void sessionsOfOthersStayHeld() {
        Session ended = known(Samples.userId());
        Session other = known(Samples.userId());
        stored.delete(other.user(), other.id());
        store.on(new SessionsEnded(ended.user(), Samples.now()));
        assertThat(find(other)).contains(other);
        store.on(new RebuildAsked("caches", ended.user(), Samples.now()));
        assertThat(find(other)).isEmpty();
    }

    @Test
    void aHeldSessionExpires() {
        Session session = known(Samples.userId());
        assertThat(store.find(session.id(), session.expiresAt().minusMillis(1))).contains(session);
        assertThat(store.find(session.id(), session.expiresAt())).isEmpty();
    }
}
