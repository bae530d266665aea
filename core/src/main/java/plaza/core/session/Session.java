package plaza.core.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;

/**
 * Somebody is logged in.
 *
 * @param client what the client calls itself (its User-Agent), at most 256 characters
 * @param address the network address that logged in
 */
public record Session(
        SessionId id,
        UserId user,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String client,
        @Nullable String address) {}
