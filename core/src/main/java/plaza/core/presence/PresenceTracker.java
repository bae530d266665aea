package plaza.core.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import plaza.core.id.UserId;

/** When people were last active. May be lost: everybody who is there is seen again at once. */
public interface PresenceTracker {
    /** How long it is known when somebody was active. */
    Duration KEPT = Duration.ofDays(30);

    /** People were active at a time; an earlier one than is known changes nothing. */
    void seen(Collection<UserId> users, Instant at);

    /** When each was active last; whoever is not known is left out. */
    Map<UserId, Instant> find(Collection<UserId> users);

    /** Forgets somebody. */
    void forget(UserId user);
}
