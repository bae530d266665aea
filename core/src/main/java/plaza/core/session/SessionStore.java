package plaza.core.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;

/**
 * Sessions until they expire. An expired one is never answered, whether or not it is still stored.
 */
public interface SessionStore {
    /** Adds a session; one with the same id is replaced. */
    void put(Session session);

    /** The session, if it is there and not expired at {@code now}. */
    Optional<Session> find(SessionId id, Instant now);

    /** A person's sessions that are not expired at {@code now}, newest first. */
    List<Session> list(UserId user, Instant now);

    /** Ends a session of this person; says whether it was there. */
    boolean delete(UserId user, SessionId id);

    /**
     * Ends all sessions of a person, except the one named, if one is; answers the ones it ended.
     */
    List<SessionId> deleteAll(UserId user, @Nullable SessionId except);

    /**
     * Removes what expired before {@code now}; answers how many there were. An engine may let go by
     * itself what expired an hour ago.
     */
    int deleteExpired(Instant now);
}
