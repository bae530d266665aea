package plaza.http.presence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.id.UserId;
import plaza.core.presence.Presence;

/**
 * Whether somebody is there.
 *
 * @param online active within the last minute
 * @param lastActiveAt null where it is not known, or the person hides it
 */
@Schema(name = "Presence")
record PresenceJson(UserId userId, boolean online, @Nullable Instant lastActiveAt) {
    static PresenceJson of(Presence.State state) {
        return new PresenceJson(state.user(), state.online(), state.lastActive());
    }
}
