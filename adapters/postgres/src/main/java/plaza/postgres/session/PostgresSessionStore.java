package plaza.postgres.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;
import plaza.core.session.Session;
import plaza.core.session.SessionStore;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/** Sessions in the table {@code sessions}. Thread-safe. */
public final class PostgresSessionStore implements SessionStore {
    private static final String PUT =
            """
            INSERT INTO sessions (session_id, user_id, created_at, expires_at, client, address)
            VALUES (:id, :user, :createdAt, :expiresAt, :client, :address)
            ON CONFLICT (session_id) DO UPDATE SET
                user_id = excluded.user_id, created_at = excluded.created_at,
                expires_at = excluded.expires_at, client = excluded.client,
                address = excluded.address
            """;

    private static final String FIND =
            """
            SELECT session_id, user_id, created_at, expires_at, client, address FROM sessions
            WHERE session_id = :id AND expires_at > :now
            """;

    private static final String LIST =
            """
            SELECT session_id, user_id, created_at, expires_at, client, address FROM sessions
            WHERE user_id = :user AND expires_at > :now
            ORDER BY created_at DESC, session_id DESC
            """;

    /** Locked in one order, so that two who end the same sessions never wait for each other. */
    private static final String DELETE_ALL =
            """
            DELETE FROM sessions WHERE session_id IN (
                SELECT session_id FROM sessions
                WHERE user_id = :user AND session_id IS DISTINCT FROM CAST(:except AS uuid)
                ORDER BY session_id FOR UPDATE)
            RETURNING session_id
            """;

    private final Database database;

    public PostgresSessionStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(Session session) {
        database.sql(PUT)
                .bind("id", session.id())
                .bind("user", session.user())
                .bind("createdAt", session.createdAt())
                .bind("expiresAt", session.expiresAt())
                .bind("client", session.client())
                .bind("address", session.address())
                .execute();
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        return database.sql(FIND)
                .bind("id", id)
                .bind("now", now)
                .find(PostgresSessionStore::session);
    }

    @Override
    public List<Session> list(UserId user, Instant now) {
        return database.sql(LIST)
                .bind("user", user)
                .bind("now", now)
                .list(PostgresSessionStore::session);
    }

    @Override
    public boolean delete(UserId user, SessionId id) {
        return database.sql("DELETE FROM sessions WHERE session_id = :id AND user_id = :user")
                .bind("id", id)
                .bind("user", user)
                .changed();
    }

    @Override
    public List<SessionId> deleteAll(UserId user, @Nullable SessionId except) {
        return database.sql(DELETE_ALL)
                .bind("user", user)
                .bind("except", except)
                .list(DomainTypes.only(SessionId::new));
    }

    @Override
    public int deleteExpired(Instant now) {
        return database.sql("DELETE FROM sessions WHERE expires_at <= :now")
                .bind("now", now)
                .execute();
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                DomainTypes.id(row, "session_id", SessionId::new),
                DomainTypes.user(row, "user_id"),
                DomainTypes.instant(row, "created_at"),
                DomainTypes.instant(row, "expires_at"),
                row.getString("client"),
                row.getString("address"));
    }
}
