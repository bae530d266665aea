package plaza.http.session;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.id.SessionId;
import plaza.core.session.Session;

/**
 * Somewhere one is logged in.
 *
 * @param current whether it is the session that asks
 */
@Schema(name = "Session")
record SessionJson(
        SessionId id,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String client,
        @Nullable String address,
        boolean current) {
    static SessionJson of(Session session, SessionId asking) {
        return new SessionJson(
                session.id(),
                session.createdAt(),
                session.expiresAt(),
                session.client(),
                session.address(),
                session.id().equals(asking));
    }
}
