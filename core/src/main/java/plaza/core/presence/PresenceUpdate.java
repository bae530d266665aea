package plaza.core.presence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.id.UserId;
import plaza.core.update.Topic;
import plaza.core.update.Update;

/**
 * Whether somebody is online.
 *
 * @param lastActive when they last were; null while they are, where it is not known, or not told
 */
public record PresenceUpdate(UserId user, boolean online, @Nullable Instant lastActive)
        implements Update {
    /** Without the time while somebody is online: it changes with all that they do. */
    public static PresenceUpdate of(Presence.State state) {
        return new PresenceUpdate(
                state.user(), state.online(), state.online() ? null : state.lastActive());
    }

    @Override
    public Topic topic() {
        return Topic.PRESENCE;
    }
}
