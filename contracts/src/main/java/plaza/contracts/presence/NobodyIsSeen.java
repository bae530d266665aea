package plaza.contracts.presence;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import plaza.core.id.UserId;
import plaza.core.presence.PresenceTracker;

/** Knows of nobody, where presence does not matter. */
public final class NobodyIsSeen implements PresenceTracker {
    @Override
    public void seen(Collection<UserId> users, Instant at) {
        // Nobody asks.
    }

    @Override
    public Map<UserId, Instant> find(Collection<UserId> users) {
        return Map.of();
    }

    @Override
    public void forget(UserId user) {
        // Nobody is known.
    }
}
